-- Expenses, each with the work it was for and where it stands.
CREATE TEMP VIEW expense_list AS
SELECT x.key, e.key AS engagement, coalesce(x.note, w.title, v.title) AS title, x.state, x.kind,
       coalesce(w.key, v.key) AS work, p.handle AS person, x.spent_on, x.km, x.cost_cents,
       e.currency, x.is_billable, x.is_reimbursable, x.note, c.key AS corrects, x.logged_on,
       x.typed_by, x.submitted_on, x.approved_on, a.handle AS approved_by, x.reason,
       s.key AS sheet, i.key AS invoice, x.local_id
  FROM scope JOIN expense x ON x.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = x.engagement_id JOIN person p ON p.id = x.person_id
  LEFT JOIN work w ON w.id = x.work_id LEFT JOIN service v ON v.id = x.service_id
  LEFT JOIN expense c ON c.id = x.corrects_id LEFT JOIN person a ON a.id = x.approved_by_id
  LEFT JOIN sheet s ON s.id = x.sheet_id LEFT JOIN invoice i ON i.id = x.invoice_id;
