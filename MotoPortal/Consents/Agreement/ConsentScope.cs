using MotoPortal.Primitives;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// What was agreed: the scope that every later charge is held against. It is made by one method for each kind, which takes what that
/// kind needs and nothing else, so that no scope says what its kind cannot.
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

    /// <summary>What the customer allows.</summary>
    public ConsentKind Kind { get; }

    /// <summary>What is charged for, in the customer's language.</summary>
    public string Purpose { get; private init; }

    /// <summary>How the amount is set.</summary>
    public AmountRule AmountRule { get; }

    /// <summary>The amount or the cap of one charge; for instalments, what they come to together.</summary>
    public Money Amount { get; private init; }

    /// <summary>The first day on which a charge may be made; null when it may be made from the day of the consent on.</summary>
    public DateOnly? FirstDay { get; }

    /// <summary>The last day on which a charge may be made.</summary>
    public DateOnly ValidUntil { get; }

    /// <summary>How far regular charges lie apart; null for other kinds.</summary>
    public ChargePeriod? Interval { get; private init; }

    /// <summary>The most in one period; always there for unscheduled charges, never for charges whose days are known.</summary>
    public PeriodCap? CapPerPeriod { get; private init; }

    /// <summary>What makes an unscheduled charge fall due, in the customer's language; null for other kinds.</summary>
    public string? Trigger { get; private init; }

    /// <summary>The instalments; null for other kinds.</summary>
    public InstalmentPlan? Plan { get; private init; }

    /// <summary>The legal basis of the purpose.</summary>
    public LegalBasis Basis => KindRules.BasisOf(Kind);

    /// <summary>One charge at a later time.</summary>
    /// <param name="purpose">What is charged for.</param>
    /// <param name="rule">Whether the amount is known or has a cap.</param>
    /// <param name="amount">The amount or the cap.</param>
    /// <param name="firstDay">The first day on which it may be charged; null for any.</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope SingleCharge(string purpose, AmountRule rule, Money amount, DateOnly? firstDay, DateOnly validUntil) =>
        new(ConsentKind.SingleCharge, purpose, rule, amount, firstDay, validUntil);

    /// <summary>Instalments, from the day of the first to the day of the last.</summary>
    public static ConsentScope Instalments(string purpose, InstalmentPlan plan) =>
        new(ConsentKind.Instalments, purpose, AmountRule.Fixed, plan.Total, plan.Rows[0].DueOn, plan.Rows[^1].DueOn) { Plan = plan };

    /// <summary>A charge at every interval.</summary>
    /// <param name="purpose">What is charged for.</param>
    /// <param name="rule">Whether the amount is known or has a cap.</param>
    /// <param name="amount">The amount or the cap of each charge.</param>
    /// <param name="interval">How far the charges lie apart.</param>
    /// <param name="firstDay">The day of the first, from which the others are counted.</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope Recurring(
        string purpose, AmountRule rule, Money amount, ChargePeriod interval, DateOnly firstDay, DateOnly validUntil) =>
        new(ConsentKind.Recurring, purpose, rule, amount, firstDay, validUntil) { Interval = interval };

    /// <summary>Charges when something happens that was agreed on.</summary>
    /// <param name="purpose">What is charged for.</param>
    /// <param name="cap">The most of one charge.</param>
    /// <param name="capPerPeriod">The most in one period.</param>
    /// <param name="trigger">What makes a charge fall due, as it continues "We charge the card …".</param>
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
    /// <param name="purpose">What is charged for.</param>
    /// <param name="cap">The most of one charge.</param>
    /// <param name="capPerPeriod">The most in one period; null for none.</param>
    /// <param name="validUntil">The last day.</param>
    public static ConsentScope OnRequest(string purpose, Money cap, PeriodCap? capPerPeriod, DateOnly validUntil) =>
        new(ConsentKind.OnRequest, purpose, AmountRule.UpTo, cap, null, validUntil)
        {
            CapPerPeriod =
            capPerPeriod is null ? null : Covering(cap, capPerPeriod)
        };

    /// <summary>
    /// What stands in place of a scope that cannot be read since its row was changed by another hand: no amount at all. Nothing is charged
    /// under it, for such a row does not match its seal.
    /// </summary>
    /// <param name="purpose">The purpose as the row has it.</param>
    /// <param name="validUntil">The last day as the row has it.</param>
    internal static ConsentScope Unreadable(string purpose, DateOnly validUntil) =>
        new(ConsentKind.OnRequest, "?", AmountRule.UpTo, new Money(1, "eur"), null, validUntil)
        {
            Purpose =
            purpose,
            Amount = new Money(0, "eur")
        };

    // Comparing amounts of two currencies throws by itself.
    private static PeriodCap Covering(Money cap, PeriodCap capPerPeriod) =>
        capPerPeriod.Cap >= cap
            ? capPerPeriod
            : throw new ArgumentException("The cap of a period covers the cap of one charge.", nameof(capPerPeriod));
}
