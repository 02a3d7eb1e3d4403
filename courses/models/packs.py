"""What the loader brought in last."""

from django.db import models


class LoadedItem(models.Model):
    """One page or question of a curriculum pack as it was loaded: the hash of what the pack said, and of what then
    stood in the database. When the second no longer fits, an editor has changed it since."""

    key = models.CharField(max_length=160, unique=True)
    pack_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key
