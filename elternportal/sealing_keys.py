"""The keys in ``ELTERNPORTAL_SEALING_KEYS``, read before the settings are accepted."""

from base64 import b64decode
from binascii import Error as NotBase64

KEY_BYTES = 32
FROM_SECRET = "secret"  # noqa: S105 - the name of the key that is made of the portal's secret


def parse_keys(text: str) -> dict[str, bytes]:
    """The keys in ``ELTERNPORTAL_SEALING_KEYS``: name:base64, separated by commas, newest first.

    Raises:
        ValueError: one has no name, or is not 32 bytes long.
    """
    keys: dict[str, bytes] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        name, _, encoded = part.partition(":")
        try:
            key = b64decode(encoded, validate=True)
        except NotBase64 as error:
            raise ValueError("a key is not base64") from error
        if not name.isascii() or not name.isalnum() or name == FROM_SECRET or name in keys:
            raise ValueError("each key needs a name of its own, of letters and digits")
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        keys[name] = key
    return keys
