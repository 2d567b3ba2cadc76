namespace MotoPortal.Consents.Agreement;

/// <summary>One instalment as it stands in the form, proposed or corrected.</summary>
public sealed class InstalmentRow
{
    /// <summary>The day on which it is due; null until a day of the calendar is given.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The amount as it was typed.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The name under which a problem with the day of a row is found.</summary>
    /// <param name="place">The row, from 0.</param>
    public static string DayField(int place) => $"{nameof(ConsentForm.Instalments)}[{place}].{nameof(DueOn)}";

    /// <summary>The name under which a problem with the amount of a row is found.</summary>
    /// <param name="place">The row, from 0.</param>
    public static string AmountField(int place) => $"{nameof(ConsentForm.Instalments)}[{place}].{nameof(Amount)}";
}
