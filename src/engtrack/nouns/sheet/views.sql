-- How much of hours stands on each sheet. Before it is signed, as it would be billed by now.
CREATE TEMP VIEW sheet_hours AS
SELECT t.sheet_id, sum(t.spent_minutes) AS spent_minutes, sum(t.billed_minutes) AS billed_minutes
  FROM time_known t WHERE t.sheet_id IS NOT NULL GROUP BY t.sheet_id;

CREATE TEMP VIEW sheet_expenses AS
SELECT x.sheet_id, sum(x.cost_cents) AS expenses_cents
  FROM scope JOIN expense x ON x.engagement_id = scope.engagement_id
 WHERE x.sheet_id IS NOT NULL GROUP BY x.sheet_id;

-- A sheet with its sums, its signature, and the rating that came with it or on that day.
CREATE TEMP VIEW sheet_list AS
SELECT s.key, e.key AS engagement, s.title, s.state, s.from_on, s.until_on,
       coalesce(h.spent_minutes, 0) AS spent_minutes,
       coalesce(h.billed_minutes, 0) AS billed_minutes,
       CASE WHEN s.signed_on IS NULL THEN e.rounding_minutes
            ELSE s.rounding_minutes END AS rounding_minutes,
       coalesce(x.expenses_cents, 0) AS expenses_cents, e.currency, p.handle AS signed_by,
       p.name, s.signed_on, a.typed_by, a.via, a.code,
       CASE WHEN EXISTS (SELECT 1 FROM approval_proof f WHERE f.approval_id = a.id) THEN 1
            WHEN a.id IS NOT NULL THEN 0 END AS has_proof,
       (SELECT max(r.score) FROM rating r
         WHERE r.engagement_id = s.engagement_id AND r.by_id = s.signed_by_id
           AND r.rated_on = s.signed_on) AS score,
       s.comment, s.note, s.drafted_on, i.key AS invoice
  FROM scope JOIN sheet s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  LEFT JOIN sheet_hours h ON h.sheet_id = s.id LEFT JOIN sheet_expenses x ON x.sheet_id = s.id
  LEFT JOIN person p ON p.id = s.signed_by_id LEFT JOIN invoice i ON i.id = s.invoice_id
  LEFT JOIN approval a ON a.subject_id = s.id AND a.subject_kind = 'sheet';

CREATE TEMP VIEW sheet_time_part AS
SELECT s.key AS of_key, t.key, t.worked_on, t.person, p.name, t.work, t.title, t.spent_minutes,
       t.billed_minutes, c.key AS corrects, t.note
  FROM time_known t JOIN sheet s ON s.id = t.sheet_id JOIN person p ON p.id = t.person_id
  LEFT JOIN time_entry c ON c.id = t.corrects_id;

CREATE TEMP VIEW sheet_expense_part AS
SELECT s.key AS of_key, x.key, x.spent_on, p.handle AS person, p.name, x.kind, x.km, x.cost_cents,
       e.currency, x.is_billable, x.note
  FROM scope JOIN sheet s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id JOIN expense x ON x.sheet_id = s.id
  JOIN person p ON p.id = x.person_id;

CREATE TEMP VIEW sheet_deliverable_part AS
SELECT s.key AS of_key, k.item AS key, k.title, k.from_on AS decided_on
  FROM scope JOIN sheet s ON s.engagement_id = scope.engagement_id
  JOIN sheet_point k ON k.sheet_id = s.id
 WHERE k.kind = 'deliverable';

CREATE TEMP VIEW sheet_issue_part AS
SELECT s.key AS of_key, k.item AS key, k.title, k.from_on AS raised_on
  FROM scope JOIN sheet s ON s.engagement_id = scope.engagement_id
  JOIN sheet_point k ON k.sheet_id = s.id
 WHERE k.kind = 'issue';
