using Microsoft.Extensions.Options;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Charges.Records;

/// <summary>The house rules for charges.</summary>
internal sealed class ChargesOptions
{
    public const string Section = "Charges";

    /// <summary>The most that one person may charge at once without a second one, in whole units of the currency; 0 for no limit.</summary>
    public int LimitPerCharge { get; set; } = 500;

    /// <summary>
    /// The most that one person may charge in a day without a second one, in whole units of the currency; 0 for no limit.
    /// </summary>
    public int LimitPerDay { get; set; } = 2000;

    /// <summary>The hour of the store's day from which the portal charges what is due, 0 to 23.</summary>
    public int ScheduleHour { get; set; } = 9;

    /// <summary>Converts whole units of a currency to minor units; null for no limit.</summary>
    public static long? InMinorUnits(int wholeUnits, string currency) =>
        wholeUnits == 0 ? null : wholeUnits * (long)Math.Pow(10, Money.DecimalsOf(currency));

    internal sealed class Validation : IValidateOptions<ChargesOptions>
    {
        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, ChargesOptions options)
        {
            var problems = new List<string>();
            if (options.ScheduleHour is < 0 or > 23)
            {
                problems.Add($"Charges:ScheduleHour is {options.ScheduleHour}; give an hour of the day from 0 to 23.");
            }

            if (options.LimitPerCharge < 0)
            {
                problems.Add("Charges:LimitPerCharge is below zero; give whole units of the currency, or 0 for no limit.");
            }

            if (options.LimitPerDay < 0)
            {
                problems.Add("Charges:LimitPerDay is below zero; give whole units of the currency, or 0 for no limit.");
            }

            return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
        }
    }
}
