using System.Text.Json.Nodes;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Responses;

/// <summary>Converts a stored object to what Stripe returns now: some values depend on the time of the request.</summary>
internal sealed class Rendering(SimulatorDatabase database, FaultBoard faults, TimeProvider time)
{
    /// <summary>A copy for the caller.</summary>
    public JsonObject Show(StoredObject stored)
    {
        var json = stored.Json.DeepClone().AsObject();
        if (stored.IsDeleted)
        {
            return json;
        }

        if (stored.Type == "terminal.reader")
        {
            ShowNetwork(stored, json);
        }
        else if (stored.Type == "event")
        {
            json["pending_webhooks"] = database.Query(
                "SELECT COUNT(*) FROM deliveries WHERE event = $0 AND delivered = 0", row => row.GetInt64(0), stored.Id)[0];
        }

        return json;
    }

    private void ShowNetwork(StoredObject stored, JsonObject json)
    {
        if (faults.IsOn(FaultKind.ReaderOffline, stored.Id))
        {
            json["status"] = "offline";
            return;
        }

        // Milliseconds, unlike Stripe's other times.
        json["last_seen_at"] = time.GetUtcNow().ToUnixTimeMilliseconds();
    }
}
