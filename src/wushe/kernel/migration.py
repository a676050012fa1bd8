"""Bringing a database to the newest schema; whether it is needed is told by `versions`, which is lighter."""

import importlib
import pkgutil

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData

import wushe
from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.database.model import metadata


def configuration(owner_url: str) -> Config:
    """Alembic's configuration, from pyproject.toml, for the database of `owner_url`."""
    config = Config(toml_file=CHECKOUT / "pyproject.toml")
    config.attributes["url"] = owner_url
    return config


def migrate(owner_url: str) -> None:
    """Bring the database to the newest schema, as its owner."""
    command.upgrade(configuration(owner_url), "head")


def all_models() -> MetaData:
    """The metadata with the tables of every slice, found by walking the tree so that no slice can be forgotten."""
    for module in pkgutil.walk_packages(wushe.__path__, "wushe."):
        if module.name.rpartition(".")[2] == "models":
            importlib.import_module(module.name)
    return metadata
