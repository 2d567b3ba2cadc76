using System.Collections.Immutable;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers.Registry;

/// <summary>
/// Registers, labels and deletes readers at Stripe. Stripe's list is the registry: the portal keeps none of its own, and reads what became
/// of a call whose answer was lost.
/// </summary>
internal sealed class RegistryWorkflow(
    ActingPerson acting, StripeGateway stripe, CallJournal journal, Atomic atomic, LedgerWriter ledger, IReaderHolders holders)
{
    /// <summary>Registers a reader by the code that it shows.</summary>
    public async Task<RegistryOutcome> RegisterAsync(RegistrationForm form, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new RegistryOutcome.NotAllowed();
        }

        if (form.Check() is { IsEmpty: false } problems)
        {
            return new RegistryOutcome.Invalid(problems);
        }

        // A reader that was registered before gets the same id again.
        var reader = new NewReader(form.Code.Trim(), FieldRules.Visible(form.Label), LocationId.From(form.Store));
        if (await stripe.ListAllReadersAsync(cancellationToken)
            is not GatewayAnswer<ImmutableArray<StripeReader>>.Done { Value: var before })
        {
            return new RegistryOutcome.NotReachable();
        }

        var parameters = new { code = reader.Code, label = reader.Label, location = reader.Location.Value };
        var call = await PrepareAsync("register", reader.Location.Value, parameters, cancellationToken);
        var answer = await stripe.RegisterReaderAsync(reader, call.Key);
        await atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                switch (answer)
                {
                    case GatewayAnswer<StripeReader>.Done { Value: var made }:
                        ledger.Append(scope, "reader.registered", actor, default, EntryOf(made));
                        scope.Ring(InspectionWorkflow.Topic);
                        break;
                    case GatewayAnswer<StripeReader>.Unknown:
                        ledger.Append(
                            scope, "reader.registration_unknown", actor, default,
                            new RegistryEntries.Unanswered(reader.Label, reader.Location.Value));
                        break;
                }
            },
            CancellationToken.None);
        return answer switch
        {
            GatewayAnswer<StripeReader>.Done { Value: var made } when before.Any(known => known.Id == made.Id) =>
                new RegistryOutcome.AlreadyRegistered(made.Label),
            GatewayAnswer<StripeReader>.Done { Value: var made } => new RegistryOutcome.Done(made.Label),
            GatewayAnswer<StripeReader>.Refused { Refusal.Param: "registration_code" } => new RegistryOutcome.WrongCode(),
            GatewayAnswer<StripeReader>.Refused { Refusal.Param: "location" } => new RegistryOutcome.StoreGone(),
            _ => Otherwise(answer),
        };
    }

    /// <summary>Changes the label of a reader.</summary>
    public async Task<RegistryOutcome> LabelAsync(ReaderId id, string label, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new RegistryOutcome.NotAllowed();
        }

        if (RegistrationForm.CheckLabel(label) is { } problem)
        {
            return new RegistryOutcome.Invalid(
                ImmutableDictionary<string, FieldProblem>.Empty.Add(nameof(RegistrationForm.Label), problem));
        }

        var found = await stripe.ReadReaderAsync(id, cancellationToken);
        if (found is not GatewayAnswer<StripeReader>.Done { Value: var before })
        {
            return Unread(found);
        }

        var after = FieldRules.Visible(label);
        var call = await PrepareAsync("label", id.Value, new { label = after }, cancellationToken);
        var answer = await SettledAsync(
            await stripe.LabelReaderAsync(id, after, call.Key), id, read => string.Equals(read.Label, after, StringComparison.Ordinal));
        await WriteAsync(
            call, answer, scope => ledger.Append(
                scope, "reader.labelled", actor, default, new RegistryEntries.Labelled(id.Value, before.Label, after)));
        return answer is GatewayAnswer<StripeReader>.Done ? new RegistryOutcome.Done(after) : Otherwise(answer);
    }

    /// <summary>Deletes a reader that is not in use.</summary>
    public async Task<RegistryOutcome> DeleteAsync(ReaderId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return new RegistryOutcome.NotAllowed();
        }

        var found = await stripe.ReadReaderAsync(id, cancellationToken);
        if (found is not GatewayAnswer<StripeReader>.Done { Value: var reader })
        {
            return Unread(found);
        }

        if (await holders.FindHolderAsync(id, cancellationToken) is { } holder)
        {
            return new RegistryOutcome.Held(holder);
        }

        if (reader.Action?.Status is ReaderActionStatus.InProgress)
        {
            return new RegistryOutcome.Held("");
        }

        var call = await PrepareAsync("delete", id.Value, new { reader = id.Value }, cancellationToken);
        var answer = await stripe.DeleteReaderAsync(id, call.Key);
        if (answer is GatewayAnswer<ReaderId>.Unknown
            && await stripe.ReadReaderAsync(id, CancellationToken.None)
                is GatewayAnswer<StripeReader>.Refused { Refusal.Reason: RefusalReason.NotFound })
        {
            answer = new GatewayAnswer<ReaderId>.Done(id);
        }

        await WriteAsync(call, answer, scope => ledger.Append(scope, "reader.deleted", actor, default, EntryOf(reader)));
        return answer is GatewayAnswer<ReaderId>.Done ? new RegistryOutcome.Done(reader.Label) : Otherwise(answer);
    }

    private static RegistryEntries.Changed EntryOf(StripeReader reader) =>
        new(reader.Id.Value, reader.SerialNumber, reader.Label, reader.Location?.Value);

    private static RegistryOutcome Otherwise<T>(GatewayAnswer<T> answer) => answer switch
    {
        GatewayAnswer<T>.Refused { Refusal.Reason: RefusalReason.NotFound } => new RegistryOutcome.Gone(),
        GatewayAnswer<T>.Refused { Refusal.Code: var code } => new RegistryOutcome.Refused(code),
        GatewayAnswer<T>.NotSent => new RegistryOutcome.NotReachable(),
        _ => new RegistryOutcome.Unknown(),
    };

    // A read has done nothing, whatever became of its answer.
    private static RegistryOutcome Unread(GatewayAnswer<StripeReader> answer) =>
        answer is GatewayAnswer<StripeReader>.Unknown ? new RegistryOutcome.NotReachable() : Otherwise(answer);

    private Task<PreparedCall> PrepareAsync<TParameters>(
        string kind, string subject, TParameters parameters, CancellationToken cancellationToken) =>
        atomic.RunAsync(scope => journal.PrepareAsync(scope, kind, subject, parameters, cancellationToken), cancellationToken);

    // A lost answer is read from the reader itself.
    private async Task<GatewayAnswer<StripeReader>> SettledAsync(
        GatewayAnswer<StripeReader> answer, ReaderId id, Func<StripeReader, bool> isDone) =>
        answer is GatewayAnswer<StripeReader>.Unknown
            && await stripe.ReadReaderAsync(id, CancellationToken.None) is GatewayAnswer<StripeReader>.Done { Value: var read } settled
            && isDone(read)
            ? settled
            : answer;

    private Task WriteAsync<T>(PreparedCall call, GatewayAnswer<T> answer, Action<AtomicScope> append) =>
        atomic.RunAsync(
            async scope =>
            {
                await journal.NoteAsync(scope, call.Key, answer, CancellationToken.None);
                if (answer is GatewayAnswer<T>.Done)
                {
                    append(scope);
                    scope.Ring(InspectionWorkflow.Topic);
                }
            },
            CancellationToken.None);
}
