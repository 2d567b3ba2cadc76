using System.Collections.Immutable;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Policy;

/// <summary>The rules of each kind of consent.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Single charge</term><description>One counting charge in total, from the first day on; a fixed amount exactly, a
/// cap at most.</description></item>
/// <item><term>Instalments</term><description>Only the next unpaid instalment, exactly its amount, from its day on. A late one may be
/// charged until the consent's last day, which is <see cref="RetryRules.Days"/> days after the last instalment, so that a declined one can
/// be tried again.</description></item>
/// <item><term>Recurring</term><description>One charge for each due day, from that day until the day before the next. A charge missed
/// until then is lost: a customer who agreed to one charge a month is never charged two at once for past months.</description></item>
/// <item><term>Unscheduled</term><description>A cap for each charge, and one for each period, with or without the customer on the
/// line.</description></item>
/// <item><term>On request</term><description>The same, but only with the customer on the line; the cap for each period is
/// optional.</description></item>
/// </list>
/// The periods of a cap are counted from the day on which the consent was given, as due days are: given on the 31st, the months begin
/// on the 31st or the last day of a shorter month. Each charge belongs to the period of the day on which it is requested. No kind
/// allows a saved card to be charged through a reader, because the card that is keyed in there is not the saved card.
/// </remarks>
internal static class KindClauses
{
    /// <summary>The breached clauses and the charge's position; the position is never null when there is no breach.</summary>
    public static (IEnumerable<ClauseBreach> Breaches, ChargePosition? Position) Of(ChargeCase asked)
    {
        var (breaches, position) = asked.Scope.Kind switch
        {
            ConsentKind.SingleCharge => Once(asked),
            ConsentKind.Instalments => PlanClauses.Of(asked),
            ConsentKind.Recurring => RegularClauses.Of(asked),
            ConsentKind.Unscheduled or ConsentKind.OnRequest => Capped(asked),
        };
        var isRightWay = asked.Request.Initiation switch
        {
            ChargeInitiation.CustomerOnLine => true,
            ChargeInitiation.CustomerAbsent => asked.Scope.Kind is not ConsentKind.OnRequest,
            ChargeInitiation.OnReader => false,
        };
        return (breaches.Concat(isRightWay ? [] : [new ClauseBreach(ChargeClause.Kind)]).Concat(TooEarly(asked)), position);
    }

    /// <summary>Checks the amount of one charge: exact, or at most the cap.</summary>
    public static IEnumerable<ClauseBreach> AmountOfOne(ChargeCase asked) => (asked.HasComparableAmount, asked.Scope.AmountRule) switch
    {
        (true, AmountRule.Fixed) when asked.Request.Amount != asked.Scope.Amount => [new(ChargeClause.Amount, asked.Scope.Amount)],
        (true, AmountRule.UpTo) when asked.Request.Amount > asked.Scope.Amount =>
        [
            new(ChargeClause.CapPerCharge, asked.Scope.Amount)
            {
                DeterminedBy = asked.Scope.DeterminedBy,
                Determination = asked.Scope.Determination,
            },
        ],
        _ => [],
    };

    private static (IEnumerable<ClauseBreach> Breaches, ChargePosition? Position) Once(ChargeCase asked) =>
        asked.Counting is [var first, ..]
            ? (AmountOfOne(asked).Append(new(ChargeClause.Count, Day: asked.Standing.DayOf(first.At))), null)
            : (AmountOfOne(asked), new ChargePosition(1, Of: 1));

    private static (IEnumerable<ClauseBreach> Breaches, ChargePosition? Position) Capped(ChargeCase asked)
    {
        if (asked.Scope.CapPerPeriod is not { } cap)
        {
            return (AmountOfOne(asked), new ChargePosition(asked.Counting.Length + 1));
        }

        var place = cap.Period.PlaceOn(asked.GivenOn, asked.Today);
        ImmutableArray<EarlierCharge> inPeriod =
            [.. asked.Counting.Where(charge => cap.Period.PlaceOn(asked.GivenOn, asked.Standing.DayOf(charge.At)) == place)];
        var (used, endsOn) = (asked.Sum(inPeriod), cap.Period.LastDayOf(asked.GivenOn, place));
        var isOver = asked.HasComparableAmount && IsOver(used, asked.Request.Amount, cap.Cap);
        var position = new ChargePosition(inPeriod.Length + 1, null, IsOfTheYear: false, asked.WithThis(used), cap.Cap, cap.Period, endsOn);
        return (AmountOfOne(asked).Concat(isOver ? [new ClauseBreach(ChargeClause.CapPerPeriod, cap.Cap, used, endsOn)] : []), position);
    }

    /// <summary>Whether an amount on top of what is used exceeds a limit; it does not add them, which could overflow.</summary>
    public static bool IsOver(Money used, Money amount, Money limit) =>
        amount.AmountMinorUnits > limit.AmountMinorUnits - (Int128)used.AmountMinorUnits;

    // A clock that is before the consent's time is as wrong as one before its first day.
    private static IEnumerable<ClauseBreach> TooEarly(ChargeCase asked)
    {
        var first = asked.Scope.FirstDay is { } agreed && agreed > asked.GivenOn ? agreed : asked.GivenOn;
        return asked.Today < first ? [new(ChargeClause.NotBefore, Day: first)] : [];
    }
}
