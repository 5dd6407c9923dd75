"""What a refused form tells its page: a number in the address, which says nothing by itself."""

import re

from elternportal.errors import PortalError

# Number in ``?fehler=`` → sentence in the catalogues. Numbers stay, so that old links keep sense.
SENTENCES = {
    "1": "account-error-sign-in",
    "2": "error-too-many-requests",
    "3": "account-error-link-invalid",
    "4": "account-error-password-too-short",
    "5": "account-error-password-too-long",
    "6": "account-error-password-too-common",
    "7": "account-error-pin-no-longer-valid",
    "8": "account-error-already-guardian",
    "9": "account-error-guardian-is-busy",
    "10": "account-error-email-malformed",
    "11": "error-not-found",
    "12": "office-import-too-large",
    "13": "office-import-unreadable",
    "14": "office-import-no-files",
    "15": "account-error-name",
    "16": "account-error-email-invisible",
    "17": "account-error-email-blank",
    "18": "account-error-email-sign",
    "19": "account-error-email-before-at",
    "20": "account-error-email-two-dots",
    "21": "account-error-email-dot",
    "22": "account-error-email-at",
    "23": "account-error-email-domain",
    "24": "account-error-email-long",
    "25": "account-error-taken-off",
    "26": "account-error-teacher-is-busy",
    "27": "sign-on-error-failed",
    "28": "sign-on-error-unreachable",
    "29": "sign-on-error-denied",
    "30": "sign-on-error-expired",
    "31": "sign-on-error-not-linked",
    "32": "sign-on-error-linked-elsewhere",
    "33": "sign-on-error-already-linked",
    "34": "error-not-confirmed",
    "35": "account-error-email-after-at",
    "36": "factor-error-code",
    "37": "factor-error-over",
}
_NUMBERS = {key: number for number, key in SENTENCES.items()}
UNEXPECTED = "error-unexpected"


def error_number(error: PortalError) -> str:
    """The number for an error; 0 for one that no form of these pages expects."""
    return _NUMBERS.get(error.text_key, "0")


def sign_number(error: PortalError) -> str:
    """The code point of the character that the sentence names, or an empty text."""
    sign = str(error.args_for_text.get("sign", ""))
    return sign.removeprefix("U+") if len(sign) > 1 else "".join(f"{ord(it):04X}" for it in sign)


def named_sign(number: str) -> str:
    """The character of a code point in the address as its sentence names it."""
    if not re.fullmatch("[0-9A-F]{4,5}", number):
        return "?"
    sign = chr(int(number, 16))
    return sign if sign.isprintable() and not sign.isspace() else f"U+{number}"


def error_key(number: str) -> str:
    """The sentence for a number in the address, or an empty text if there is none."""
    return SENTENCES.get(number, UNEXPECTED) if number else ""
