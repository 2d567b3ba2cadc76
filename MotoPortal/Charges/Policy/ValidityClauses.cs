using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Charges.Policy;

/// <summary>
/// The rules for every charge under a consent, whatever its kind: it must be in force, with a card, for its purpose, in its currency.
/// </summary>
internal static class ValidityClauses
{
    /// <summary>The breached clauses.</summary>
    public static IEnumerable<ClauseBreach> Of(ChargeCase asked)
    {
        var (standing, scope, today) = (asked.Standing, asked.Scope, asked.Today);
        if (standing.IsSealBroken)
        {
            yield return new(ChargeClause.SealBroken);
        }

        if (standing.CustomerErased)
        {
            yield return new(ChargeClause.CustomerErased);
        }

        if (standing.NotInForce is { } why)
        {
            yield return why switch
            {
                NotInForce.Withdrawn => new(ChargeClause.Withdrawn),
                NotInForce.Replaced => new(ChargeClause.Replaced),
                NotInForce.Expired => new(ChargeClause.Expired, Day: scope.ValidUntil),
                NotInForce.NoCard => new(ChargeClause.NoCard),
                NotInForce.CardRemoved => new(ChargeClause.CardRemoved),
            };
        }

        if (standing.NotInForce is not (NotInForce.NoCard or NotInForce.CardRemoved) && standing.IsCardExpiredOn(today))
        {
            yield return new(ChargeClause.CardExpired);
        }

        if (standing.IsSuspended)
        {
            yield return new(ChargeClause.Suspended);
        }

        if (!asked.Request.IsForPurpose)
        {
            yield return new(ChargeClause.Purpose);
        }

        if (!ChargeCase.IsOf(asked.Request.Amount, scope.Amount.Currency))
        {
            yield return new(ChargeClause.Currency, scope.Amount);
        }

        if (asked.Request.Amount.AmountMinorUnits <= 0)
        {
            yield return new(ChargeClause.Amount, scope.Plan is null && scope.AmountRule is AmountRule.Fixed ? scope.Amount : null);
        }
        else if (Unchargeable(asked.Request.Amount) is { } breach)
        {
            yield return breach;
        }

        if (today > scope.ValidUntil && standing.NotInForce is not NotInForce.Expired)
        {
            yield return new(ChargeClause.NotAfter, Day: scope.ValidUntil);
        }

        if (standing.TermsOutdated)
        {
            yield return new(ChargeClause.TermsOutdated);
        }
    }

    // Consents that are older than this rule may have agreed amounts that Stripe never takes.
    private static ClauseBreach? Unchargeable(Money amount) => AmountLimits.ToCharge(amount) switch
    {
        FieldProblem.BelowMinimum => new(ChargeClause.BelowMinimum, AmountLimits.MinimumOf(amount.Currency)),
        FieldProblem.TooLarge => new(ChargeClause.AboveMaximum, AmountLimits.MaximumOf(amount.Currency)),
        FieldProblem.NotInSteps => new(ChargeClause.NotInSteps, AmountLimits.StepOf(amount.Currency)),
        _ => null,
    };
}
