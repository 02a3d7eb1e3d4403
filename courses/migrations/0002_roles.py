"""Groups of people who write: editors, publishers, and translators of each language."""
from django.db import migrations

from courses.permissions import ensure_roles


def make_roles(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    if not groups.filter(name="Publishers").exists():
        # Wagtail's own group, so that its moderation task asks our publishers.
        groups.filter(name="Moderators").update(name="Publishers")
    for model in ("Workflow", "Task"):
        # Stored, so not translatable: editors work in Russian.
        names = apps.get_model("wagtailcore", model).objects.filter(name="Moderators approval")
        names.update(name="Проверка перед публикацией")
    ensure_roles(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
