using Microsoft.Extensions.Options;

namespace MotoPortal.PersonalData;

/// <summary>
/// Retention times. Section <c>Retention</c>. The merchant's lawyer decides; the minimum is the time in which a cardholder may dispute a
/// charge.
/// </summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    // A cardholder may dispute for up to 13 months (PSD2, article 71), so evidence is kept at least as long.
    private const int Floor = 13;
    private const int LongestMonths = 240;
    private const int LongestYears = 30;
    private const int LongestDays = 3650;
    private const int LongestFormDraftDays = 30;
    private const int LongestWindowDays = 600;

    /// <summary>Months from the end of a customer's last consent until the person is erased.</summary>
    public int ConsentMonthsAfterEnd { get; set; } = 60;

    /// <summary>Months from the end of a consent until its evidence is erased: answers, call reference, signed form.</summary>
    public int EvidenceMonthsAfterEnd { get; set; } = 60;

    /// <summary>Months for which a refusal is kept.</summary>
    public int RefusalMonths { get; set; } = 13;

    /// <summary>Days for which mails are kept after they were sent or given up.</summary>
    public int MailDays { get; set; } = 400;

    /// <summary>Days for which a setup without consent is kept.</summary>
    public int AbandonedSetupDays { get; set; } = 90;

    /// <summary>Days for which a session is kept after its end.</summary>
    public int SessionDays { get; set; } = 30;

    /// <summary>
    /// Years for which a charge is kept with its refunds and disputes: ten, as French accounting law requires (Code de commerce, article
    /// L123-22).
    /// </summary>
    public int ChargeYears { get; set; } = 10;

    /// <summary>
    /// Years for which an exemption from the card number guard is kept after it was taken back: as long as the charges in whose references
    /// the text may stand.
    /// </summary>
    public int ExemptionYears { get; set; } = 10;

    /// <summary>Days for which a form that was not handed in is kept after it was last typed in.</summary>
    public int FormDraftDays { get; set; } = 1;

    /// <summary>
    /// Days after a charge for which it can be disputed, as the card networks have it. Until then an erasure that a customer asks for may
    /// leave the evidence (GDPR, article 17(3)(e)). Some cases of the networks take up to 540 days.
    /// </summary>
    public int DisputeWindowDays { get; set; } = 120;

    /// <summary>The last day for which the person behind an ended consent is kept.</summary>
    public DateTimeOffset KeptUntil(DateTimeOffset endedAt) => endedAt.AddMonths(ConsentMonthsAfterEnd);

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<RetentionOptions>
    {
        public ValidateOptionsResult Validate(string? name, RetentionOptions options)
        {
            List<string> wrong =
            [
                .. Outside(nameof(ConsentMonthsAfterEnd), options.ConsentMonthsAfterEnd, Floor, LongestMonths),
                .. Outside(nameof(EvidenceMonthsAfterEnd), options.EvidenceMonthsAfterEnd, Floor, LongestMonths),
                .. Outside(nameof(RefusalMonths), options.RefusalMonths, 1, LongestMonths),
                .. Outside(nameof(MailDays), options.MailDays, 30, LongestDays),
                .. Outside(nameof(ChargeYears), options.ChargeYears, 2, LongestYears),
                .. Outside(nameof(ExemptionYears), options.ExemptionYears, 2, LongestYears),
                .. Outside(nameof(FormDraftDays), options.FormDraftDays, 1, LongestFormDraftDays),
                .. Outside(nameof(DisputeWindowDays), options.DisputeWindowDays, 1, LongestWindowDays),
                .. Outside(nameof(SessionDays), options.SessionDays, 1, LongestDays),
                .. Outside(nameof(AbandonedSetupDays), options.AbandonedSetupDays, 1, LongestDays),
            ];
            if (options.EvidenceMonthsAfterEnd > options.ConsentMonthsAfterEnd)
            {
                wrong.Add(
                    "Retention:EvidenceMonthsAfterEnd is longer than Retention:ConsentMonthsAfterEnd; evidence goes with the person at the latest.");
            }

            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private static IEnumerable<string> Outside(string key, int value, int least, int most) =>
            value < least || value > most ? [$"Retention:{key} is {value}; it must lie between {least} and {most}."] : [];
    }
}
