using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MotoPortal.Customers;
using MotoPortal.Forms;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.SaveCard.CustomerStep;

/// <summary>Takes down a new customer.</summary>
public partial class NewCustomerPanel
{
    /// <summary>What was typed, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required CustomerForm Form { get; set; }

    /// <summary>The region of telephone numbers without a country code.</summary>
    [Parameter, EditorRequired]
    public required string Region { get; set; }

    /// <summary>The form is right as far as the page can tell; the customer is wanted.</summary>
    [Parameter]
    public EventCallback OnCreate { get; set; }

    /// <summary>Back to the search.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(
        Mistakes.All,
        (nameof(CustomerForm.Name), "customer-name", Texts[nameof(SaveCardTexts.CustomerName)]),
        (nameof(CustomerForm.Phone), "customer-phone", Texts[nameof(SaveCardTexts.CustomerPhone)]),
        (nameof(CustomerForm.Email), "customer-email", Texts[nameof(SaveCardTexts.CustomerEmail)]));

    // Shows how the number was understood, so that a slip is seen while the customer is still on the line.
    private string PhoneHint =>
        PhoneNumber.ToE164(Form.Phone, Region) is { } number
            ? Texts[nameof(SaveCardTexts.CustomerPhoneRead), PhoneNumber.Pretty(number)]
            : Texts[nameof(SaveCardTexts.CustomerPhoneHint)];

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => Form.Check(Region);

    /// <inheritdoc/>
    protected override Task GoOnAsync() => OnCreate.InvokeAsync();
}
