using MotoPortal.Customers.Records;

namespace MotoPortal.SaveCard.Setups;

/// <summary>What a clerk types into a setup before it is in the row; what is typed for the consent is in its draft.</summary>
public sealed class SetupForms
{
    public CustomerSearch Search { get; set; } = new();

    /// <summary>The new customer's details.</summary>
    public CustomerForm Customer { get; set; } = new();

    public OrderForm Order { get; set; } = new();
}
