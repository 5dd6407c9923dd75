"""What stands in the foot of every page, signed in or not."""

from elternportal import routes
from elternportal.domain.legal import LegalKind

# Keys of the sentences and the routes.
FOOT = (("foot-help", routes.HELP), *((f"legal-title-{kind}", kind.route) for kind in LegalKind))
FOOT_ROUTES = {route.strip("/"): route for _, route in FOOT}
