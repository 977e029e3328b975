-- The scope, each price beside the currency of its engagement.
CREATE TEMP VIEW service_list AS
SELECT s.key, e.key AS engagement, s.local_id, s.title, s.effort_minutes, s.price_cents, e.currency,
       s.state, s.since_change
  FROM scope JOIN service s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id;
