using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Charges.Policy;
using PaymentIntent = Stripe.PaymentIntent;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>
/// The invariants after every sequence, computed from the simulator's PaymentIntents and the model's own records, without the policy under
/// test.
/// </summary>
internal static class ModelChecks
{
    private const string ChargeMetadata = "motoportal_charge";

    /// <summary>The violated invariants; empty for none.</summary>
    public static IEnumerable<string> Of(ModelRun run)
    {
        var taken = run.Intents.Where(IsTaken).Select(intent => new Taken(intent, run)).ToList();

        // The second payment of a double that people are shown is theirs to refund.
        var kept = taken.Where(one => one.Row is not { } row || !run.ShownAsDouble.Contains(row.Id)).ToList();
        return Settled(run).Concat(Once(run, kept)).Concat(taken.SelectMany(one => Covered(run, one)))
            .Concat(Caps(run, kept)).Concat(NothingAfterTheEnd(run)).Concat(GivenBack(run)).Concat(run.WrongElsewhere);
    }

    /// <summary>Whether the customer's money is captured or held.</summary>
    public static bool IsTaken(PaymentIntent intent) => intent.Status is "succeeded" or "processing" or "requires_capture";

    private static IEnumerable<string> Settled(ModelRun run)
    {
        foreach (var row in run.Rows)
        {
            var taken = run.Intents.Count(intent => IsTaken(intent) && ChargeOf(intent) == row.Id.Value);
            var says = row.State is ChargeState.Succeeded or ChargeState.Processing or ChargeState.Authorized;
            if (row.State is ChargeState.Sending or ChargeState.Unknown)
            {
                yield return $"{row.Number} never came to rest: {row.State}";
            }
            else if (says != (taken == 1))
            {
                yield return $"{row.Number} is {row.State} and Stripe took it {taken} times";
            }
        }
    }

    private static IEnumerable<string> Once(ModelRun run, List<Taken> taken)
    {
        foreach (var twice in run.Intents.GroupBy(ChargeOf, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} has {twice.Count()} PaymentIntents";
        }

        foreach (var unknown in taken.Where(one => one.Row is null || one.Sending is null))
        {
            yield return $"{unknown.Intent.Id} took money that the portal does not know of";
        }

        var due = run.Scope switch
        {
            { Interval: { } interval, FirstDay: { } first } => PlayedCharges.Periods(interval, first, run.Scope.ValidUntil).ToList(),
            _ => [],
        };
        foreach (var (from, until) in due.Where(period => taken.Count(one => one.Day >= period.From && one.Day < period.Until) > 1))
        {
            yield return $"two charges for the due day {from:yyyy-MM-dd} before {until:yyyy-MM-dd}";
        }

        if (run.Scope.Plan is { } plan && taken.Count > 0
            && !taken.Select(one => one.Money).Order().SequenceEqual(plan.Rows.Take(taken.Count).Select(row => row.Amount).Order()))
        {
            yield return $"{string.Join(' ', taken.Select(one => one.Money))} are not the first instalments";
        }
    }

    private static IEnumerable<string> Covered(ModelRun run, Taken one)
    {
        var (scope, way, name) = (run.Scope, one.Sending?.Asked.Initiation, one.Intent.Id);
        if (one.Money.Currency != scope.Amount.Currency || one.Money.AmountMinorUnits <= 0 || one.Money > scope.Amount)
        {
            yield return $"{name} took {one.Money} of {scope.Amount}";
        }

        if (scope.AmountRule is AmountRule.Fixed && scope.Plan is null && one.Money != scope.Amount)
        {
            yield return $"{name} took {one.Money} and not {scope.Amount}";
        }

        if (scope.Kind is ConsentKind.OnRequest && way is not ChargeInitiation.CustomerOnLine)
        {
            yield return $"{name} was taken while the customer was absent";
        }

        if (one.Day < (scope.FirstDay ?? DateOnly.FromDateTime(run.GivenAt.UtcDateTime)) || one.Day > scope.ValidUntil)
        {
            yield return $"{name} was taken on {one.Day:yyyy-MM-dd}";
        }

        // What a schedule charges was agreed to with its days; the limit is one of a person.
        var isOfPerson = one.Sending?.Asked.Origin is not ChargeOrigin.Schedule;
        if (isOfPerson && one.Money.AmountMinorUnits > 500 * Math.Pow(10, one.Money.Decimals) && one.Sending is not { IsApproved: true })
        {
            yield return $"{name} took {one.Money} and nobody approved it";
        }
    }

    private static IEnumerable<string> Caps(ModelRun run, List<Taken> taken)
    {
        long Sum(IEnumerable<Taken> some) => some.Sum(one => one.Money.AmountMinorUnits);
        var most = run.Scope switch
        {
            { Kind: ConsentKind.SingleCharge } => 1,
            { Plan: { } plan } => plan.Rows.Length,
            _ => int.MaxValue,
        };
        if (taken.Count > most)
        {
            yield return $"{taken.Count} charges of {most}";
        }

        if (run.Scope.Plan is not null && Sum(taken) > run.Scope.Amount.AmountMinorUnits)
        {
            yield return $"{Sum(taken)} in all, of {run.Scope.Amount}";
        }

        if (run.Scope.CapPerPeriod is { } cap)
        {
            foreach (var (from, until) in PlayedCharges.Periods(
                cap.Period, DateOnly.FromDateTime(run.GivenAt.UtcDateTime), run.Scope.ValidUntil))
            {
                var sum = Sum(taken.Where(one => one.Day >= from && one.Day < until));
                if (sum > cap.Cap.AmountMinorUnits)
                {
                    yield return $"{sum} from {from:yyyy-MM-dd} until {until:yyyy-MM-dd}, of {cap.Cap}";
                }
            }
        }
    }

    private static IEnumerable<string> NothingAfterTheEnd(ModelRun run)
    {
        foreach (var intent in run.Intents)
        {
            if (run.Sent.FirstOrDefault(sent => sent.Key.Value == ChargeOf(intent)).Value is not { } sending)
            {
                continue;
            }

            // A request at the same moment as the withdrawal may be the faster one.
            if (sending.Step > run.WithdrawnIn)
            {
                yield return $"{intent.Id} was made after the withdrawal";
            }

            var hard = run.Rows.FirstOrDefault(row => row.State is ChargeState.Declined && ChargeDeclineRules
                .IsHard(row.DeclineCode, row.AdviceCode) && run.Sent.TryGetValue(row.Id, out var declined)
                && declined.Step < sending.Step && row.SettledAt < sending.At
                && !run.LiftedIn.Exists(lifted => lifted > declined.Step && lifted <= sending.Step));
            if (hard is not null)
            {
                yield return $"{intent.Id} was made after {hard.Number} was declined for good";
            }
        }
    }

    private static IEnumerable<string> GivenBack(ModelRun run)
    {
        foreach (var twice in run.Refunds.GroupBy(refund => refund.Metadata.GetValueOrDefault("motoportal_refund"), StringComparer.Ordinal)
            .Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} was given back {twice.Count()} times";
        }

        foreach (var intent in run.Intents)
        {
            var back = run.Refunds.Where(refund => refund.PaymentIntentId == intent.Id && refund.Status is ("succeeded" or "pending"))
                .Sum(refund => refund.Amount);
            var row = run.Rows.FirstOrDefault(row => row.Id.Value == ChargeOf(intent));
            if (back > intent.Amount || (row is not null && IsTaken(intent) && row.AmountRefunded.AmountMinorUnits != back))
            {
                yield return $"{back} of {intent.Amount} was given back, and the portal says {row?.AmountRefunded}";
            }
        }
    }

    private static string? ChargeOf(PaymentIntent intent) => intent.Metadata.GetValueOrDefault(ChargeMetadata);

    private sealed class Taken(PaymentIntent intent, ModelRun run)
    {
        public PaymentIntent Intent => intent;

        public Money Money { get; } = new(intent.Amount, intent.Currency);

        public ChargeView? Row { get; } = run.Rows.FirstOrDefault(row => row.Id.Value == ChargeOf(intent));

        public ModelSending? Sending { get; } = run.Sent.FirstOrDefault(sent => sent.Key.Value == ChargeOf(intent)).Value;

        public DateOnly Day => Sending is { } sending ? DateOnly.FromDateTime(sending.At.UtcDateTime) : DateOnly.MinValue;
    }
}
