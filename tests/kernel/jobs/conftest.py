"""The yard for the tests of jobs, and RabbitMQ where one runs."""

import os
from collections.abc import Iterator

import pika
import pika.exceptions
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from databases import Database
from wushe.kernel.jobs.queue import QUEUES
from yard import Yard, opened


@pytest.fixture
def yard(admin_url: str, database: Database, database_url: str, engine: AsyncEngine) -> Iterator[Yard]:
    with opened(admin_url, database.name, database_url, engine) as made:
        yield made


@pytest.fixture(scope="session")
def rabbit_url(database: Database) -> Iterator[str]:
    """WUSHE_TEST_BROKER_URL, or a RabbitMQ on its standard port; its queues are gone at the end."""
    url = os.environ.get("WUSHE_TEST_BROKER_URL", "amqp://guest:guest@127.0.0.1:5672")
    try:
        pika.BlockingConnection(pika.URLParameters(url)).close()
    except pika.exceptions.AMQPError:
        pytest.skip("no RabbitMQ answers at WUSHE_TEST_BROKER_URL or on its standard port")
    yield url
    connection = pika.BlockingConnection(pika.URLParameters(url))
    for queue_name in QUEUES:
        connection.channel().queue_delete(f"{database.name}.{queue_name}")
    connection.close()
