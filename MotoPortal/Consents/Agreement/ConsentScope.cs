using MotoPortal.Primitives.Amounts;


namespace MotoPortal.Consents.Agreement;

/// <summary>
/// What the customer agreed to: the scope against which every later charge is checked. It has one factory method for each kind, so that it
/// cannot hold values that its kind does not have.
/// </summary>
public sealed record ConsentScope
{
    private ConsentScope(ConsentKind kind, string purpose, AmountRule rule, Money amount, DateOnly? firstDay, DateOnly validUntil)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.AmountMinorUnits, nameof(amount));
        if (firstDay > validUntil)
        {
            throw new ArgumentException("The first day is not after the last.", nameof(firstDay));
        }

        (Kind, Purpose, AmountRule, Amount, FirstDay, ValidUntil) = (kind, purpose, rule, amount, firstDay, validUntil);
    }

    public ConsentKind Kind { get; }

    /// <summary>What the card is charged for, in the customer's language.</summary>
    public string Purpose { get; private init; }

    /// <summary>How the amount is set.</summary>
    public AmountRule AmountRule { get; }

    /// <summary>The amount or the cap of one charge; for instalments, their total.</summary>
    public Money Amount { get; private init; }

    /// <summary>What determines the amount of each charge; null under older consents, which do not say it.</summary>
    public AmountSource? DeterminedBy { get; private init; }

    /// <summary>The same in the merchant's words and the customer's language; null unless it is none of those that have a name.</summary>
    public string? Determination { get; private init; }

    /// <summary>The first day on which a charge may be made; null for the day of the consent.</summary>
    public DateOnly? FirstDay { get; }

    /// <summary>The last day on which a charge may be made.</summary>
    public DateOnly ValidUntil { get; }

    /// <summary>The interval of regular charges; null for other kinds.</summary>
    public ChargePeriod? Interval { get; private init; }

    /// <summary>The cap per period; always set for unscheduled charges, never for charges whose days are known.</summary>
    public PeriodCap? CapPerPeriod { get; private init; }

    /// <summary>The event that makes an unscheduled charge due, in the customer's language; null for other kinds.</summary>
    public string? Trigger { get; private init; }

    /// <summary>The instalments; null for other kinds.</summary>
    public InstalmentPlan? Plan { get; private init; }

    /// <summary>
    /// The number of days for which a failed instalment is tried again, as the customer was told; 0 under older consents, which end with
    /// their last instalment, and for other kinds.
    /// </summary>
    public int RetryDays => Plan is { } plan ? ValidUntil.DayNumber - plan.Rows[^1].DueOn.DayNumber : 0;

    /// <summary>The legal basis of the purpose.</summary>
    public LegalBasis Basis => KindRules.BasisOf(Kind);

    /// <summary>The scope with what determines its amounts.</summary>
    /// <param name="source">What determines them; a fixed amount is always the one that was told, and a cap never is.</param>
    /// <param name="words">The words for it, worded to continue "up to €80.00 each time, …"; null unless it is something else.</param>
    public ConsentScope WithAmountFrom(AmountSource source, string? words = null) =>
        source is AmountSource.Told == AmountRule is AmountRule.Fixed
        && source is AmountSource.Other == words is { Length: > 0 }
            ? this with { DeterminedBy = source, Determination = words }
            : throw new ArgumentException("The amount is not determined so.", nameof(source));

    /// <summary>One charge at a later time.</summary>
    /// <param name="purpose">What the card is charged for.</param>
    /// <param name="rule">Whether the amount is known or capped.</param>
    /// <param name="amount">The amount or the cap.</param>
    /// <param name="firstDay">The first day on which it may be charged; null for any.</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope SingleCharge(string purpose, AmountRule rule, Money amount, DateOnly? firstDay, DateOnly validUntil) =>
        new(ConsentKind.SingleCharge, purpose, rule, amount, firstDay, validUntil);

    /// <summary>
    /// Instalments, valid from the day of the first until the last could have been tried again, see <see cref="RetryDays"/>.
    /// </summary>
    public static ConsentScope Instalments(string purpose, InstalmentPlan plan) =>
        Instalments(purpose, plan, RetryRules.LastDayAfter(plan.Rows[^1].DueOn));

    /// <summary>Instalments of a stored consent.</summary>
    /// <param name="purpose">What the card is charged for.</param>
    /// <param name="plan">The instalments.</param>
    /// <param name="validUntil">The last day as it was agreed; the day of the last instalment under older consents.</param>
    public static ConsentScope Instalments(string purpose, InstalmentPlan plan, DateOnly validUntil) =>
        new(ConsentKind.Instalments, purpose, AmountRule.Fixed, plan.Total, plan.Rows[0].DueOn, validUntil) { Plan = plan };

    /// <summary>A charge at each interval.</summary>
    /// <param name="purpose">What the card is charged for.</param>
    /// <param name="rule">Whether the amount is known or capped.</param>
    /// <param name="amount">The amount or the cap of each charge.</param>
    /// <param name="interval">The interval of the charges.</param>
    /// <param name="firstDay">The day of the first charge, from which the others are counted.</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope Recurring(
        string purpose, AmountRule rule, Money amount, ChargePeriod interval, DateOnly firstDay, DateOnly validUntil) =>
        new(ConsentKind.Recurring, purpose, rule, amount, firstDay, validUntil) { Interval = interval };

    /// <summary>Charges when an agreed event happens.</summary>
    /// <param name="purpose">What the card is charged for.</param>
    /// <param name="cap">The cap of one charge.</param>
    /// <param name="capPerPeriod">The cap per period.</param>
    /// <param name="trigger">The event that makes a charge due, worded to continue "We charge the card …".</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope Unscheduled(string purpose, Money cap, PeriodCap capPerPeriod, string trigger, DateOnly validUntil)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trigger);
        return new(ConsentKind.Unscheduled, purpose, AmountRule.UpTo, cap, null, validUntil)
        {
            CapPerPeriod =
            Covering(cap, capPerPeriod),
            Trigger = trigger
        };
    }

    /// <summary>Charges only when the customer calls and asks.</summary>
    /// <param name="purpose">What the card is charged for.</param>
    /// <param name="cap">The cap of one charge.</param>
    /// <param name="capPerPeriod">The cap per period; null for none.</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope OnRequest(string purpose, Money cap, PeriodCap? capPerPeriod, DateOnly validUntil) =>
        new(ConsentKind.OnRequest, purpose, AmountRule.UpTo, cap, null, validUntil)
        {
            CapPerPeriod =
            capPerPeriod is null ? null : Covering(cap, capPerPeriod)
        };

    /// <summary>
    /// Takes the place of a scope whose row was changed outside the portal and cannot be parsed; it allows no amount. The row fails its
    /// seal check, so nothing is charged under it.
    /// </summary>
    /// <param name="purpose">The purpose in the row.</param>
    /// <param name="validUntil">The last day in the row.</param>
    internal static ConsentScope Unreadable(string purpose, DateOnly validUntil) =>
        new(ConsentKind.OnRequest, "?", AmountRule.UpTo, new Money(1, "eur"), null, validUntil)
        {
            Purpose =
            purpose,
            Amount = new Money(0, "eur")
        };

    // The comparison throws when the currencies differ.
    private static PeriodCap Covering(Money cap, PeriodCap capPerPeriod) =>
        capPerPeriod.Cap >= cap
            ? capPerPeriod
            : throw new ArgumentException("The cap of a period covers the cap of one charge.", nameof(capPerPeriod));
}
