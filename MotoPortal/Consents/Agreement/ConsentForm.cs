using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// The form of a consent's scope. Nothing is accepted by default. Fields that the chosen kind does not use are neither checked nor
/// recorded, so changing the kind loses nothing that was typed.
/// </summary>
public sealed class ConsentForm
{
    /// <summary>The maximum length of a purpose, in characters.</summary>
    public const int PurposeLength = 200;

    /// <summary>The maximum length of a trigger, in characters.</summary>
    public const int TriggerLength = 200;

    /// <summary>The maximum length of the words for what determines an amount, in characters.</summary>
    public const int DeterminationLength = 120;

    /// <summary>The longest validity of a consent, in months.</summary>
    public const int LongestMonths = 36;

    /// <summary>The language of the terms, the customer's, as a two-letter code.</summary>
    public string Language { get; set; } = "en";

    /// <summary>The kind; null until it is chosen.</summary>
    public ConsentKind? Kind { get; set; }

    /// <summary>What the card is charged for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>How the amount is set; null until it is chosen. Not asked for kinds that leave no choice.</summary>
    public AmountRule? AmountRule { get; set; }

    /// <summary>What determines an amount that has a cap only; null until it is chosen.</summary>
    public AmountSource? DeterminedBy { get; set; }

    /// <summary>The same in words, worded to continue "up to €80.00 each time, …"; for what has no name only.</summary>
    public string Determination { get; set; } = "";

    /// <summary>The amount or the cap of each charge, as typed; for instalments, their total.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The currency of all amounts, three letters in lower case.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>The interval of charges; null until it is chosen.</summary>
    public ChargePeriod? Interval { get; set; }

    /// <summary>The first day; null until it is entered.</summary>
    public DateOnly? FirstDay { get; set; }

    /// <summary>The last day; null until it is entered. Not used for instalments, whose last one ends the consent.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>The cap per period, as typed.</summary>
    public string CapPerPeriod { get; set; } = "";

    /// <summary>The period of the cap; null until it is chosen.</summary>
    public ChargePeriod? CapPeriod { get; set; }

    /// <summary>The event that makes an unscheduled charge due, worded to continue "We charge the card …".</summary>
    public string Trigger { get; set; } = "";

    /// <summary>The number of instalments; null until it is entered.</summary>
    public int? Count { get; set; }

    /// <summary>The instalments, as proposed and corrected.</summary>
    [JsonInclude]
    public IReadOnlyList<InstalmentRow> Instalments { get; private set; } = [];

    /// <summary>Whether an instalment was corrected since they were proposed.</summary>
    public bool InstalmentsCorrected { get; set; }

    /// <summary>Whether the customer accepted later charges.</summary>
    public bool AcceptsCharges { get; set; }

    /// <summary>Whether the customer accepted that the card is shown to them again.</summary>
    public bool AcceptsRedisplay { get; set; }

    /// <summary>The sum of the instalments; null while an amount cannot be parsed.</summary>
    [JsonIgnore]
    public Money? InstalmentSum
    {
        get
        {
            var amounts = Instalments.Select(row => ReadOrNull(row.Amount)).ToArray();
            return amounts.Contains(null) ? null : amounts.Aggregate(new Money(0, Currency), (sum, amount) => sum + amount!.Value);
        }
    }

    /// <summary>Whether the amount of a charge is not told in advance, so that what determines it has to be.</summary>
    [JsonIgnore]
    public bool NeedsDetermination => Kind is { } kind && (KindRules.RuleFixedBy(kind) ?? AmountRule) is Agreement.AmountRule.UpTo;

    /// <summary>Whether a cap over a period has to be given.</summary>
    [JsonIgnore]
    public bool NeedsCapPerPeriod => Kind is ConsentKind.Unscheduled
        || (Kind is ConsentKind.OnRequest && (CapPeriod is not null || !string.IsNullOrWhiteSpace(CapPerPeriod)));

    /// <summary>
    /// Fills in equal instalments at the interval; clears them while the total, the count, the first day or the interval is invalid.
    /// </summary>
    public void ProposeInstalments()
    {
        InstalmentsCorrected = false;
        Instalments = Proposal is { } plan
            ? [.. plan.Rows.Select(row => new InstalmentRow { DueOn = row.DueOn, Amount = row.Amount.Type(CultureInfo.CurrentCulture) })]
            : [];
    }

    /// <summary>Whether a scope of this kind can be agreed on again as it was; the days of instalments are those of one order.</summary>
    public static bool MayRepeat(ConsentKind kind) => kind is not ConsentKind.Instalments;

    /// <summary>Fills in an earlier scope, for as long as it was agreed then, within what is allowed. Accepts nothing.</summary>
    /// <param name="earlier">The scope; no instalments.</param>
    /// <param name="language">The language of the earlier terms, and so of the purpose.</param>
    /// <param name="agreedOn">The day of the earlier agreement.</param>
    /// <param name="today">The day of the new one.</param>
    internal void Repeat(ConsentScope earlier, string language, DateOnly agreedOn, DateOnly today)
    {
        var culture = CultureInfo.CurrentCulture;
        (Language, Kind, Purpose, AmountRule) = (language, earlier.Kind, earlier.Purpose, earlier.AmountRule);
        (Amount, Currency) = (earlier.Amount.Type(culture), earlier.Amount.Currency);
        (CapPerPeriod, CapPeriod) = (earlier.CapPerPeriod?.Cap.Type(culture) ?? "", earlier.CapPerPeriod?.Period);
        (Interval, Trigger) = (earlier.Interval, earlier.Trigger ?? "");
        DeterminedBy = earlier.DeterminedBy is AmountSource.Told ? null : earlier.DeterminedBy;
        Determination = earlier.Determination ?? "";
        FirstDay = earlier.FirstDay is { } first ? Moved(first) : null;
        var (last, longest) = (Moved(earlier.ValidUntil), today.AddMonths(LongestMonths));
        ValidUntil = last <= longest ? last : longest;

        // Whole months stay whole months, which is how people agree on an end.
        DateOnly Moved(DateOnly day)
        {
            var months = ((day.Year - agreedOn.Year) * 12) + day.Month - agreedOn.Month - (day.Day < agreedOn.Day ? 1 : 0);
            return months >= 0
                ? today.AddMonths(months).AddDays(day.DayNumber - agreedOn.AddMonths(months).DayNumber)
                : today;
        }
    }

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    /// <param name="today">The current day.</param>
    /// <param name="exempt">The texts that are no card numbers; null for none.</param>
    internal ImmutableDictionary<string, FieldProblem> Check(DateOnly today, ExemptTexts? exempt = null) =>
        ConsentChecks.Of(this, today, exempt);

    /// <summary>The scope that the form describes; null while a value is missing or invalid, acceptance aside.</summary>
    /// <param name="today">The day of the agreement.</param>
    /// <param name="exempt">The texts that are no card numbers; null for none.</param>
    internal ConsentScope? ToScope(DateOnly today, ExemptTexts? exempt = null) =>
        Check(today, exempt).Remove(nameof(AcceptsCharges)).IsEmpty
            ? ToLimits().WithAmountFrom(
                NeedsDetermination ? DeterminedBy!.Value : AmountSource.Told,
                NeedsDetermination && DeterminedBy is AmountSource.Other ? Determination.Trim() : null)
            : null;

    private ConsentScope ToLimits() => Kind!.Value switch
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
    };

    /// <summary>
    /// The equal instalments that follow from the total, the count, the first day and the interval; null while one of them is invalid.
    /// </summary>
    internal InstalmentPlan? Proposal =>
        Count is >= InstalmentPlan.Fewest and <= InstalmentPlan.Most and { } count
        && FirstDay is { } first
        && Interval is { } interval
        && ReadOrNull(Amount) is { } total
        && !AmountLimits.Split(total, count).IsEmpty
            ? InstalmentPlan.Propose(total, count, first, interval)
            : null;

    /// <summary>Parses an amount in the form's currency; null when it cannot be parsed.</summary>
    internal Money? ReadOrNull(string typed) => TypedAmount.Read(typed, Currency, CultureInfo.CurrentCulture).Amount;

    private Money Read(string typed) => ReadOrNull(typed)!.Value;
}
