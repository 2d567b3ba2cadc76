using MotoPortal.Charges.Policy;

namespace MotoPortal.Charges.Pages;

/// <summary>The place on the page where a breached clause is shown.</summary>
internal static class BreachPlace
{
    /// <summary>The form field beside which the clause is shown; empty when no field can resolve it.</summary>
    public static string FieldOf(ChargeClause clause) => clause switch
    {
        ChargeClause.Purpose => nameof(NewChargeForm.IsForPurpose),
        ChargeClause.Kind => nameof(NewChargeForm.Initiation),
        ChargeClause.LooksDouble => nameof(NewChargeForm.Reference),
        ChargeClause.Currency or ChargeClause.Amount or ChargeClause.BelowMinimum or ChargeClause.AboveMaximum
            or ChargeClause.NotInSteps or ChargeClause.CapPerCharge or ChargeClause.CapPerPeriod or ChargeClause.Total
            or ChargeClause.HouseLimitPerCharge or ChargeClause.HouseLimitPerDay => nameof(NewChargeForm.Amount),
        _ => "",
    };
}
