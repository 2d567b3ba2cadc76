using System.Text.Json.Nodes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;
using MotoPortal.Simulator.SetupIntents;

namespace MotoPortal.Simulator.Terminal;

/// <summary>
/// The action of a reader: what it was told to do and the result. Data that callers do not see are in the reader's hidden part.
/// </summary>
internal sealed class ReaderAction(ObjectStore store, Rendering rendering, EventLog events, FaultBoard faults)
{
    /// <summary>Starts an action that waits for a card. A waiting action is replaced without notice.</summary>
    public void Start(StoredObject reader, ReaderTask task, JsonObject? processConfig)
    {
        var canBeCanceled = (bool?)processConfig?["enable_customer_cancellation"];

        // It is not known whether Stripe shows moto and allow_redisplay here, so they are left out.
        var config = new JsonObject();
        foreach (var key in (string[])["enable_customer_cancellation", "skip_tipping"])
        {
            if (processConfig?[key] is { } told)
            {
                config[key] = told.DeepClone();
            }
        }

        var action = Shapes.New("terminal.reader.action");
        action["type"] = $"process_{task.IntentType}";
        action[$"process_{task.IntentType}"] = new JsonObject { ["process_config"] = config, [task.IntentType] = task.IntentId };
        Forget(reader);
        reader.Json["action"] = action;
        reader.Hidden["moto"] = task.Terms.Moto;
        reader.Hidden["allow_redisplay"] = task.Terms.AllowRedisplay;
        reader.Hidden["can_be_canceled"] = canBeCanceled ?? false;
        if (faults.Take(FaultKind.PowerLost, reader.Id) is not null)
        {
            reader.Hidden["power_lost"] = true;
        }

        store.Save(reader);
        if (canBeCanceled == true && faults.Take(FaultKind.CustomerCanceled, reader.Id) is not null)
        {
            CancelByCustomer(reader);
        }
    }

    /// <summary>What the reader waits for a card for; null when it does not wait.</summary>
    public static ReaderTask? WaitsFor(StoredObject reader) =>
        reader.Json["action"] is JsonObject action && (string?)action["status"] == "in_progress" && !IsProcessing(reader)
            ? TaskOf(reader)
            : null;

    /// <summary>The reader's task with a card; null when it has none.</summary>
    public static ReaderTask? TaskOf(StoredObject reader)
    {
        var action = reader.Json["action"]!;
        var type = (string)action["type"]!;
        return type is "process_setup_intent" or "process_payment_intent"
            ? new ReaderTask(
                type[8..],
                (string)action[type]![type[8..]]!,
                new SavingTerms((bool)reader.Hidden["moto"]!, (string)reader.Hidden["allow_redisplay"]!))
            : null;
    }

    /// <summary>Whether a card is being authorized.</summary>
    public static bool IsProcessing(StoredObject reader) => reader.Hidden["processing"] is not null;

    /// <summary>Ends the action with success.</summary>
    public void Succeed(StoredObject reader)
    {
        reader.Json["action"]!["status"] = "succeeded";
        Forget(reader);
        store.Save(reader);
        events.Append("terminal.reader.action_succeeded", rendering.Show(reader), origin: null);
    }

    /// <summary>Ends the action with a failure.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="code">The failure code.</param>
    /// <param name="message">The failure message.</param>
    /// <param name="apiError">Stripe's error when Stripe refused; null when the reader itself failed.</param>
    public void Fail(StoredObject reader, string code, string message, ApiError? apiError)
    {
        var action = reader.Json["action"]!;
        action["status"] = "failed";
        action["failure_code"] = code;
        action["failure_message"] = message;
        action["api_error"] = faults.Take(FaultKind.NoApiError, reader.Id) is null ? apiError?.ToHash() : null;
        Forget(reader);
        store.Save(reader);
        events.Append("terminal.reader.action_failed", rendering.Show(reader), origin: null);
    }

    /// <summary>Cancels as by the customer; false when the reader has no cancel button or waits for nothing.</summary>
    public bool CancelByCustomer(StoredObject reader)
    {
        if (WaitsFor(reader) is null || !(bool)reader.Hidden["can_be_canceled"]!)
        {
            return false;
        }

        Fail(reader, "customer_canceled", "This action could not be completed due to an error on the card reader.", apiError: null);
        return true;
    }

    /// <summary>Removes the action, as <c>cancel_action</c> does, without a webhook.</summary>
    public void Clear(StoredObject reader)
    {
        reader.Json["action"] = null;
        Forget(reader);
        store.Save(reader);
    }

    private static void Forget(StoredObject reader)
    {
        foreach (var key in (string[])["moto", "allow_redisplay", "can_be_canceled", "power_lost", "processing"])
        {
            reader.Hidden.Remove(key);
        }
    }
}
