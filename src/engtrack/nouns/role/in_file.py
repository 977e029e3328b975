"""Who holds which role, in an engagement file."""

from engtrack.nouns.engagement.files.fields import Field, Layout, day, person
from engtrack.nouns.engagement.files.queries import BY_NUMBER, handle

HOLDS = (
    Field("role", "role", is_needed=True),
    day("from_on"),
    day("until_on"),
    Field("domains", "choice", family="area", is_list=True),
    Field("share_percent", "percent"),
)

LAYOUT = Layout("role", ("role", "person"), (person("person", is_needed=True), *HOLDS))

ROWS = f"""
    SELECT key, role, {handle("person_id")} AS person, from_on, until_on, domains,
           share_percent
      FROM assignment x WHERE engagement_id = ? {BY_NUMBER}"""
