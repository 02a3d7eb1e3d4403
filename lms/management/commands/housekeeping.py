"""``manage.py housekeeping``: to be run every hour (``make run`` does so itself; see README for systemd)."""

from typing import Any

from django.core.management.base import BaseCommand

from lms.tasks import enqueue_periodic, reap_stuck_tasks


class Command(BaseCommand):
    help = "Give back tasks of dead workers and enqueue the periodic ones. Run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        given_back, given_up = reap_stuck_tasks()
        enqueued = enqueue_periodic()
        if options["verbosity"]:
            self.stdout.write(f"{given_back} given back, {given_up} given up, {enqueued} enqueued")
