using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MotoPortal.Customers.Records;
using MotoPortal.Forms;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;

namespace MotoPortal.SaveCard.CustomerStep;

/// <summary>Takes a new customer's details.</summary>
public partial class NewCustomerPanel
{
    /// <summary>The form, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required CustomerForm Form { get; set; }

    /// <summary>The default region of telephone numbers without a country code.</summary>
    [Parameter, EditorRequired]
    public required string Region { get; set; }

    /// <summary>Raised when the page finds no problem in the form.</summary>
    [Parameter]
    public EventCallback OnCreate { get; set; }

    /// <summary>Raised to go back to the search.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    private IReadOnlyList<SummaryLine> Lines => SummaryLine.Of(
        Mistakes.All,
        (nameof(CustomerForm.Name), "customer-name", Texts[nameof(SaveCardTexts.CustomerName)]),
        (nameof(CustomerForm.Phone), "customer-phone", Texts[nameof(SaveCardTexts.CustomerPhone)]),
        (nameof(CustomerForm.Email), "customer-email", Texts[nameof(SaveCardTexts.CustomerEmail)]));

    // Shows the number as it was parsed, so that an error is seen while the customer is on the line.
    private string PhoneHint =>
        PhoneNumber.Kept(Form.Phone, Region) is { } number
            ? Texts[nameof(SaveCardTexts.CustomerPhoneRead), PhoneNumber.Pretty(number)]
            : Texts[nameof(SaveCardTexts.CustomerPhoneHint)];

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() => Form.Check(Region);

    /// <inheritdoc/>
    protected override Task GoOnAsync() => OnCreate.InvokeAsync();
}
