using MotoPortal.Charges.Policy;

namespace MotoPortal.Charges.Pages;

/// <summary>Where on the page a clause that stands against a charge belongs.</summary>
internal static class BreachPlace
{
    /// <summary>The field of the form beside which the clause stands; empty for what no answer can mend.</summary>
    public static string FieldOf(ChargeClause clause) => clause switch
    {
        ChargeClause.Purpose => nameof(NewChargeForm.IsForPurpose),
        ChargeClause.Kind => nameof(NewChargeForm.Initiation),
        ChargeClause.LooksDouble => nameof(NewChargeForm.Reference),
        ChargeClause.Currency or ChargeClause.Amount or ChargeClause.CapPerCharge or ChargeClause.CapPerPeriod or ChargeClause.Total
            or ChargeClause.HouseLimitPerCharge or ChargeClause.HouseLimitPerDay => nameof(NewChargeForm.Amount),
        _ => "",
    };
}
