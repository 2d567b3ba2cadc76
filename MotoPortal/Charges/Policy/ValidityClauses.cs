using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Expiry;

namespace MotoPortal.Charges.Policy;

/// <summary>What stands against any charge under a consent, whatever its kind: it must be in force, with a card, for its purpose, in its currency.</summary>
internal static class ValidityClauses
{
    /// <summary>The clauses that are broken.</summary>
    public static IEnumerable<ClauseBreach> Of(ChargeCase asked)
    {
        var (cover, scope, today) = (asked.Cover, asked.Scope, asked.Today);
        if (cover.IsSealBroken)
        {
            yield return new(ChargeClause.SealBroken);
        }

        if (cover.CustomerErased)
        {
            yield return new(ChargeClause.CustomerErased);
        }

        if (cover.NotInForce is { } why)
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

        if (cover.NotInForce is not (NotInForce.NoCard or NotInForce.CardRemoved) && cover.IsCardExpiredOn(today))
        {
            yield return new(ChargeClause.CardExpired);
        }

        if (cover.IsSuspended)
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

        if (today > scope.ValidUntil && cover.NotInForce is not NotInForce.Expired)
        {
            yield return new(ChargeClause.NotAfter, Day: scope.ValidUntil);
        }

        if (cover.TermsOutdated)
        {
            yield return new(ChargeClause.TermsOutdated);
        }
    }
}
