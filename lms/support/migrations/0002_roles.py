"""Editors, publishers and translators may work on contacts and read reports of mistakes."""
from django.db import migrations

from lms.support.permissions import ensure_roles


def give_permissions(apps, schema_editor):
    ensure_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("support", "0001_contacts_and_reports"),
        ("courses", "0002_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
