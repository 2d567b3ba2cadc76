namespace MotoPortal.Consents.Agreement;

/// <summary>One instalment in the form, proposed or corrected.</summary>
public sealed class InstalmentRow
{
    /// <summary>The due day; null until a valid day is entered.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The amount, as typed.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The name of the field for an instalment's day.</summary>
    /// <param name="place">The index of the instalment, from 0.</param>
    public static string DayField(int place) => $"{nameof(ConsentForm.Instalments)}[{place}].{nameof(DueOn)}";

    /// <summary>The name of the field for an instalment's amount.</summary>
    /// <param name="place">The index of the instalment, from 0.</param>
    public static string AmountField(int place) => $"{nameof(ConsentForm.Instalments)}[{place}].{nameof(Amount)}";
}
