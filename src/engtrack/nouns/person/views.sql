-- People are in every engagement, so the scope does not narrow them.
CREATE TEMP VIEW person_list AS
SELECT p.handle AS key, p.name, p.organisation, p.side, p.email, p.phone, p.language,
       p.capacity_minutes, p.state
  FROM person p;

-- The roles of one person, for the card.
CREATE TEMP VIEW person_role_part AS
SELECT p.handle AS of_key, a.key, e.key AS engagement, a.role, a.from_on, a.until_on
  FROM person p JOIN assignment a ON a.person_id = p.id JOIN engagement e ON e.id = a.engagement_id;

-- The days on which one person is away, for the card.
CREATE TEMP VIEW person_leave_part AS
SELECT p.handle AS of_key, l.from_on, l.until_on, c.handle AS cover
  FROM person p JOIN leave l ON l.person_id = p.id LEFT JOIN person c ON c.id = l.cover_id;
