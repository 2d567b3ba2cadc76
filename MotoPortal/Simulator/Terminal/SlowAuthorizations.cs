using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Faults;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.PaymentIntents;
using MotoPortal.Simulator.SetupIntents;

namespace MotoPortal.Simulator.Terminal;

/// <summary>
/// Completes authorizations: at once, or after a delay. Those that were pending when the simulator stopped are completed after its restart;
/// for this the reader's hidden part stores the test card's index in the list, never its number.
/// </summary>
internal sealed class SlowAuthorizations(
    SimulatorDatabase database,
    ObjectStore store,
    ReaderAction action,
    CardAuthorization authorization,
    PaymentAuthorization payment,
    CardMaker maker,
    FaultBoard faults,
    WebhookDelivery webhooks,
    TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly List<Task> _running = [];

    /// <summary>Starts an authorization that the bank answers later. Called inside a transaction.</summary>
    public void Begin(StoredObject reader, KeyedCard keyed, TimeSpan wait)
    {
        reader.Hidden["processing"] = new JsonObject
        {
            ["card"] = KnownTestCards.All.ToList().IndexOf(keyed.Card),
            ["month"] = keyed.ExpiryMonth,
            ["year"] = keyed.ExpiryYear,
            ["cvc"] = keyed.HasCvc,
        };
        store.Save(reader);
        lock (_lock)
        {
            _running.RemoveAll(task => task.IsCompleted);
            _running.Add(FinishLaterAsync(reader.Id, wait));
        }
    }

    /// <summary>Applies the bank's answer. Called inside a transaction.</summary>
    public void Finish(StoredObject reader, ReaderTask task, KeyedCard keyed)
    {
        var intent = store.Find(task.IntentType, task.IntentId)!;
        var error = task.IsPayment ? Charge(intent, task.Terms, keyed) : authorization.Finish(intent, keyed, task.Terms);
        if (error is not null)
        {
            action.Fail(reader, error.Code!, error.Message, error);
        }
        else if (faults.Take(FaultKind.ConnectionErrorAfterSuccess, reader.Id) is not null)
        {
            action.Fail(reader, "connection_error", "Could not connect to Stripe.", apiError: null);
        }
        else
        {
            action.Succeed(reader);
        }
    }

    private ApiError? Charge(StoredObject intent, SavingTerms terms, KeyedCard keyed)
    {
        var saysMoto = terms.Moto && faults.Take(FaultKind.MotoNotRecorded) is null;
        var how = new ConfirmTerms(OffSession: false, saysMoto, StoredCredentialUsage: null, ErrorOnAction: true, OnReader: true);
        return payment.Finish(intent, maker.Make(keyed, terms.AllowRedisplay), how, origin: null);
    }

    /// <summary>Completes the authorizations that were pending when the simulator stopped.</summary>
    public void CompleteInterrupted() => database.InTransaction(() =>
    {
        foreach (var reader in store.All(ReaderOperations.Type).Where(ReaderAction.IsProcessing))
        {
            FinishPending(reader);
        }

        return true;
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Task[] running;
        lock (_lock)
        {
            running = [.. _running];
        }

        await Task.WhenAll(running);
        _stopping.Dispose();
    }

    private async Task FinishLaterAsync(string readerId, TimeSpan wait)
    {
        // Not on the caller's thread, which is still inside its transaction.
        await Task.Delay(wait, time, _stopping.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        database.InTransaction(() =>
        {
            if (store.Find(ReaderOperations.Type, readerId) is { } reader && ReaderAction.IsProcessing(reader))
            {
                FinishPending(reader);
            }

            return true;
        });
        webhooks.Ring();
    }

    private void FinishPending(StoredObject reader)
    {
        var pending = reader.Hidden["processing"]!;
        Finish(
            reader,
            ReaderAction.TaskOf(reader)!,
            new KeyedCard(KnownTestCards.All[(int)pending["card"]!], (int)pending["month"]!, (int)pending["year"]!, (bool)pending["cvc"]!));
    }
}
