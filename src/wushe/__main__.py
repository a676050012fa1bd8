"""`python -m wushe`, for who has no script on the PATH."""

from wushe.cli import main

main()
