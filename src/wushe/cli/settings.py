"""`wushe settings`: the one table of what an installation may choose."""

import click

from wushe.kernel.settings import table


@click.command()
def settings() -> None:
    """Print name, default and meaning of every setting, as the README has them."""
    click.echo("| Setting | Default | Meaning |\n|---|---|---|")
    for name, default, meaning in table():
        click.echo(f"| `{name}` | {f'`{default}`' if default else ''} | {meaning} |")
