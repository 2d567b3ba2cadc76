using System.Collections.Immutable;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

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
        var isFixed = scope.AmountRule is AmountRule.Fixed;
        return new ChargeAllowance(
            context.Consent,
            isFixed ? smallest : null,
            isFixed || !against.IsEmpty ? null : MostOf(scope.Amount, smallest, position),
            position,
            against,
            Breaches(absent).All(breach => breach.Clause is not ChargeClause.Kind));
    }

    private static Money SmallestOf(ConsentScope scope) => scope switch
    {
        { Plan: { } plan } => plan.Rows[0].Amount,
        { AmountRule: AmountRule.Fixed } => scope.Amount,
        _ => scope.Amount with { AmountMinorUnits = 1 },
    };

    private static ChargeVerdict Ask(ChargeContext context, Money amount, ChargeInitiation initiation, DateTimeOffset now) =>
        ChargePolicy.Evaluate(
            context.Standing,
            context.Earlier,
            context.RequestOf(amount, initiation, ChargeOrigin.Clerk, isForPurpose: true, dueOn: null, reference: ""),
            now);

    private static Money MostOf(Money cap, Money asked, ChargePosition? position)
    {
        if (position is not { ComesTo: { } comesTo, Limit: { } limit })
        {
            return cap;
        }

        var left = limit.AmountMinorUnits - (comesTo.AmountMinorUnits - asked.AmountMinorUnits);
        return cap with { AmountMinorUnits = Math.Min(cap.AmountMinorUnits, left) };
    }

    private static ImmutableArray<ClauseBreach> Breaches(ChargeVerdict verdict) =>
        verdict is ChargeVerdict.Refused refused ? refused.Breaches : [];
}
