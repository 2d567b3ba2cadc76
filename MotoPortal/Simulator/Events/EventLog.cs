using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Events;

/// <summary>Writes events and their deliveries, in the transaction of the change.</summary>
internal sealed class EventLog(SimulatorDatabase database, ObjectStore store, FaultBoard faults, TimeProvider time)
{
    private const int KeptDays = 30;

    /// <summary>Writes an event.</summary>
    /// <param name="type">Its type, such as <c>setup_intent.succeeded</c>.</param>
    /// <param name="snapshot">The object in its current state.</param>
    /// <param name="origin">The request; null for a reader's own action.</param>
    /// <param name="previous">The values that a <c>…updated</c> event changed; null for other events.</param>
    public void Append(string type, JsonObject snapshot, RequestOrigin? origin, JsonObject? previous = null)
    {
        var now = time.GetUtcNow();
        var json = Shapes.New("event", now);
        json["api_version"] = ParameterSchema.Embedded.ApiVersion;
        json["data"] = new JsonObject { ["object"] = snapshot.DeepClone() };
        if (previous is not null)
        {
            json["data"]!["previous_attributes"] = previous;
        }

        json["request"] = new JsonObject { ["id"] = origin?.RequestId, ["idempotency_key"] = origin?.IdempotencyKey };
        json["type"] = type;
        store.Add("event", json);

        var due = faults.Take(FaultKind.WebhooksDelayed) is { } delay ? now.AddMilliseconds(delay.Milliseconds) : now;
        var times = faults.Take(FaultKind.WebhooksDuplicated) is null ? 1 : 2;
        object? when = faults.Take(FaultKind.WebhooksOff) is null ? due.ToUnixTimeMilliseconds() : null;
        foreach (var endpoint in store.All("webhook_endpoint").Where(endpoint => Wants(endpoint, type)))
        {
            for (var i = 0; i < times; i++)
            {
                database.Execute(
                    "INSERT INTO deliveries (event, endpoint, due) VALUES ($0, $1, $2)", (string?)json["id"], endpoint.Id, when);
            }
        }
    }

    /// <summary>Deletes events older than thirty days, as Stripe does.</summary>
    public void ForgetOld() => database.InTransaction(() =>
    {
        var oldest = time.GetUtcNow().AddDays(-KeptDays).ToUnixTimeSeconds();
        database.Execute("DELETE FROM objects WHERE type = 'event' AND json_extract(json, '$.created') < $0", oldest);
        return database.Execute("DELETE FROM deliveries WHERE event NOT IN (SELECT id FROM objects WHERE type = 'event')");
    });

    private static bool Wants(StoredObject endpoint, string type) =>
        endpoint.Text("status") == "enabled"
        && endpoint.Json["enabled_events"]!.AsArray().Any(wanted => (string?)wanted is "*" || (string?)wanted == type);
}
