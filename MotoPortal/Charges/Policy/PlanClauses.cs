using MotoPortal.Consents.Agreement;

namespace MotoPortal.Charges.Policy;

/// <summary>The rules of an instalment plan: only the next unpaid instalment may be charged.</summary>
internal static class PlanClauses
{
    /// <summary>The breached clauses, and the instalment that the charge is for.</summary>
    public static (IEnumerable<ClauseBreach> Breaches, ChargePosition? Position) Of(ChargeCase asked)
    {
        var rows = asked.Scope.Plan!.Rows;
        var used = asked.Sum(asked.Counting);
        var overTotal = asked.HasComparableAmount && KindClauses.IsOver(used, asked.Request.Amount, asked.Scope.Amount)
            ? [new ClauseBreach(ChargeClause.Total, asked.Scope.Amount, used)]
            : Array.Empty<ClauseBreach>();
        if (NextUnpaid(asked) is not { } place)
        {
            return (overTotal.Append(new(ChargeClause.Count, asked.Scope.Amount, used)), null);
        }

        var row = rows[place];
        var position =
            new ChargePosition(place + 1, rows.Length, IsOfTheYear: false, asked.WithThis(used), asked.Scope.Amount, DueOn: row.DueOn);
        return (overTotal.Concat(Against(asked, row)), position);
    }

    private static IEnumerable<ClauseBreach> Against(ChargeCase asked, Instalment row)
    {
        if (asked.Request.DueOn is { } named && named != row.DueOn)
        {
            yield return new(ChargeClause.Interval, row.Amount, Day: row.DueOn);
        }

        if (asked.HasComparableAmount && asked.Request.Amount != row.Amount)
        {
            yield return new(ChargeClause.Amount, row.Amount);
        }

        if (asked.Today < row.DueOn)
        {
            yield return new(ChargeClause.NotBefore, Day: row.DueOn);
        }
    }

    // A charge that names no instalment, or one that is paid already, counts for the earliest open one, because the customer has paid it.
    private static int? NextUnpaid(ChargeCase asked)
    {
        var rows = asked.Scope.Plan!.Rows;
        var named =
            asked.Counting.Select(charge => charge.DueOn).OfType<DateOnly>().Where(day => rows.Any(row => row.DueOn == day)).ToHashSet();
        int[] open = [.. rows.Index().Where(row => !named.Contains(row.Item.DueOn)).Select(row => row.Index)];
        var unnamed = asked.Counting.Length - named.Count;
        return unnamed < open.Length ? open[unnamed] : null;
    }
}
