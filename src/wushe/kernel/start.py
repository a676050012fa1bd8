"""Why the product does not start, said to the operator as it is: one readable line each, and no traceback."""


class StartRefusedError(Exception):
    """Raised by whatever finds an installation unfit; the command line prints it and ends with status 2."""
