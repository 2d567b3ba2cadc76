using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// What the clerk fills in while asking what the customer allows. Nothing is accepted beforehand. What the chosen kind does not need
/// is neither checked nor taken over, so that changing the kind loses nothing that was typed.
/// </summary>
public sealed class ConsentForm
{
    /// <summary>The longest purpose that is kept, in characters.</summary>
    public const int PurposeLength = 200;

    /// <summary>The longest trigger that is kept, in characters.</summary>
    public const int TriggerLength = 200;

    /// <summary>How far ahead a consent may reach, in months.</summary>
    public const int LongestMonths = 36;

    /// <summary>The language in which the terms are read: the customer's, as a two-letter code.</summary>
    public string Language { get; set; } = "en";

    /// <summary>What the customer allows; null until it is chosen.</summary>
    public ConsentKind? Kind { get; set; }

    /// <summary>What is charged for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>How the amount is set; null until it is chosen. Not asked for kinds that leave no choice.</summary>
    public AmountRule? AmountRule { get; set; }

    /// <summary>The amount or the cap of each charge as it was typed; for instalments, what they come to together.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The currency of all amounts, three letters in lower case.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>How far charges lie apart; null until it is chosen.</summary>
    public ChargePeriod? Interval { get; set; }

    /// <summary>The first day; null until it is given.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>The last day; null until it is given. Not asked for instalments, whose last one ends the consent.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>The most in one period as it was typed.</summary>
    public string CapPerPeriod { get; set; } = "";

    /// <summary>Over what time the cap counts; null until it is chosen.</summary>
    public ChargePeriod? CapPeriod { get; set; }

    /// <summary>What makes an unscheduled charge fall due, as it continues "We charge the card …".</summary>
    public string Trigger { get; set; } = "";

    /// <summary>How many instalments; null until it is given.</summary>
    public int? Count { get; set; }

    /// <summary>The instalments, as proposed and corrected.</summary>
    [JsonInclude]
    public IReadOnlyList<InstalmentRow> Instalments { get; private set; } = [];

    /// <summary>Whether an instalment was corrected since they were proposed.</summary>
    public bool InstalmentsCorrected { get; set; }

    /// <summary>The customer said yes to later charges.</summary>
    public bool AcceptsCharges { get; set; }

    /// <summary>The customer also said yes to being shown the card again.</summary>
    public bool AcceptsRedisplay { get; set; }

    /// <summary>What the instalments come to as they stand; null while an amount cannot be read.</summary>
    [JsonIgnore]
    public Money? InstalmentSum
    {
        get
        {
            var amounts = Instalments.Select(row => ReadOrNull(row.Amount)).ToArray();
            return amounts.Contains(null) ? null : amounts.Aggregate(new Money(0, Currency), (sum, amount) => sum + amount!.Value);
        }
    }

    /// <summary>Whether a cap over a period has to be given.</summary>
    [JsonIgnore]
    public bool NeedsCapPerPeriod => Kind is ConsentKind.Unscheduled
        || (Kind is ConsentKind.OnRequest && (CapPeriod is not null || !string.IsNullOrWhiteSpace(CapPerPeriod)));

    /// <summary>
    /// Writes equal instalments at the interval into the rows; clears them while the total, the count, the first day or the interval cannot
    /// be used.
    /// </summary>
    public void ProposeInstalments()
    {
        InstalmentsCorrected = false;
        Instalments = Proposal is { } plan
            ? [.. plan.Rows.Select(row => new InstalmentRow { DueOn = row.DueOn, Amount = row.Amount.Type(CultureInfo.CurrentCulture) })]
            : [];
    }

    /// <summary>What is wrong, by field; empty when a scope can be made of it.</summary>
    /// <param name="today">The day on which it is checked.</param>
    public ImmutableDictionary<string, FieldProblem> Check(DateOnly today) => ConsentChecks.Of(this, today);

    /// <summary>The scope as far as it can be told; null while something is missing or wrong, acceptance aside.</summary>
    /// <param name="today">The day on which it is agreed.</param>
    public ConsentScope? ToScope(DateOnly today) =>
        Check(today).Remove(nameof(AcceptsCharges)).IsEmpty
            ? Kind!.Value switch
            {
                ConsentKind.SingleCharge =>
                    ConsentScope.SingleCharge(Purpose.Trim(), AmountRule!.Value, Read(Amount), FirstDay, ValidUntil!.Value),
                ConsentKind.Instalments => ConsentScope.Instalments(
                    Purpose.Trim(), new InstalmentPlan([.. Instalments.Select(row => new Instalment(row.DueOn!.Value, Read(row.Amount)))])),
                ConsentKind.Recurring => ConsentScope.Recurring(
                    Purpose.Trim(), AmountRule!.Value, Read(Amount), Interval!.Value, FirstDay!.Value, ValidUntil!.Value),
                ConsentKind.Unscheduled => ConsentScope.Unscheduled(
                    Purpose.Trim(), Read(Amount), new PeriodCap(Read(CapPerPeriod), CapPeriod!.Value), Trigger.Trim(), ValidUntil!.Value),
                ConsentKind.OnRequest => ConsentScope.OnRequest(
                    Purpose.Trim(),
                    Read(Amount),
                    NeedsCapPerPeriod ? new PeriodCap(Read(CapPerPeriod), CapPeriod!.Value) : null,
                    ValidUntil!.Value),
            }
            : null;

    /// <summary>
    /// The equal instalments that follow from the total, the count, the first day and the interval; null while one of them cannot be used.
    /// </summary>
    internal InstalmentPlan? Proposal =>
        Count is >= InstalmentPlan.Fewest and <= InstalmentPlan.Most and { } count
        && FirstDay is { } first
        && Interval is { } interval
        && ReadOrNull(Amount) is { } total
        && total.AmountMinorUnits >= count
            ? InstalmentPlan.Propose(total, count, first, interval)
            : null;

    /// <summary>An amount of this form in its currency; null when it cannot be read.</summary>
    internal Money? ReadOrNull(string typed) => TypedAmount.Read(typed, Currency, CultureInfo.CurrentCulture).Amount;

    private Money Read(string typed) => ReadOrNull(typed)!.Value;
}
