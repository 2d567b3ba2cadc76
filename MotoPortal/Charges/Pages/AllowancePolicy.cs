using System.Collections.Immutable;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Pages;

/// <summary>Computes what may still be charged under a consent, by asking the policy about the smallest possible charge. Pure.</summary>
internal static class AllowancePolicy
{
    /// <summary>What may still be charged under a consent.</summary>
    /// <param name="context">The input of the decision.</param>
    /// <param name="now">The current time, UTC.</param>
    public static ChargeAllowance Of(ChargeContext context, DateTimeOffset now)
    {
        var scope = context.Consent.Scope;
        var smallest = SmallestOf(scope);
        var verdict = Ask(context, smallest, ChargeInitiation.CustomerOnLine, now);

        // The next instalment can have another amount than the first.
        if (scope.Plan is not null
            && Breaches(verdict).FirstOrDefault(breach => breach.Clause is ChargeClause.Amount) is { Limit: { } next })
        {
            smallest = next;
            verdict = Ask(context, smallest, ChargeInitiation.CustomerOnLine, now);
        }

        var absent = Ask(context, smallest, ChargeInitiation.CustomerAbsent, now);
        var position = verdict switch
        {
            ChargeVerdict.Allowed allowed => allowed.Position,
            ChargeVerdict.Refused refused => refused.Position,
            _ => null,
        };
        ImmutableArray<ClauseBreach> against = [.. Breaches(verdict).Where(breach => !breach.MayBeOverridden)];
        var left = LeftOf(smallest, position);
        var isFixed = scope.AmountRule is AmountRule.Fixed;
        return new ChargeAllowance(
            context.Consent,
            isFixed ? smallest : null,
            isFixed || !against.IsEmpty ? null : MostOf(scope.Amount, left),
            position,
            against,
            Breaches(absent).All(breach => breach.Clause is not ChargeClause.Kind),
            left);
    }

    private static Money SmallestOf(ConsentScope scope) => scope switch
    {
        { Plan: { } plan } => plan.Rows[0].Amount,
        { AmountRule: AmountRule.Fixed } => scope.Amount,
        { Amount: var cap } => AmountLimits.MinimumOf(cap.Currency) is var least && cap < least ? cap : least,
    };

    private static ChargeVerdict Ask(ChargeContext context, Money amount, ChargeInitiation initiation, DateTimeOffset now) =>
        ChargePolicy.Evaluate(
            context.Standing,
            context.Earlier,
            context.RequestOf(amount, initiation, ChargeOrigin.Clerk, isForPurpose: true, dueOn: null, reference: ""),
            now);

    private static Money? LeftOf(Money asked, ChargePosition? position) =>
        position is { ComesTo: { } comesTo, Limit: { } limit }
            ? limit with { AmountMinorUnits = limit.AmountMinorUnits - (comesTo.AmountMinorUnits - asked.AmountMinorUnits) }
            : null;

    // The most that Stripe can charge within the cap.
    private static Money MostOf(Money cap, Money? left)
    {
        var most = left is { } rest && rest < cap ? rest : cap;
        var step = AmountLimits.StepOf(cap.Currency).AmountMinorUnits;
        return most with { AmountMinorUnits = most.AmountMinorUnits - (most.AmountMinorUnits % step) };
    }

    private static ImmutableArray<ClauseBreach> Breaches(ChargeVerdict verdict) =>
        verdict is ChargeVerdict.Refused refused ? refused.Breaches : [];
}
