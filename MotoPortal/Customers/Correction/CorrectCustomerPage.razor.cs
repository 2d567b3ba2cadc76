using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using MotoPortal.Customers.Records;
using MotoPortal.Forms.Acting;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Customers.Correction;

/// <summary>Corrects a customer's details.</summary>
public partial class CorrectCustomerPage
{
    private CorrectionForm? _form;
    private CustomerAsRead? _asRead;
    private JsonObject _opened = [];
    private FormDraftPanel? _typing;
    private ImmutableDictionary<string, FieldProblem>? _found;
    private string? _cannotRead;
    private bool _isOutdated;

    /// <summary>The customer's id, from the address.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem>? Told => _found;

    private string PageOfCustomer => $"/customers/{Uri.EscapeDataString(Id)}";

    private IEnumerable<string> Languages => PortalLanguages.All
        .Concat(_form is { Language.Length: > 0 } form && !PortalLanguages.All.Contains(form.Language) ? [form.Language] : []);

    private (string Field, string Id, string Label)[] Fields =>
    [
        (nameof(CustomerForm.Name), "correct-name", Texts[nameof(CustomersTexts.Name)]),
        (nameof(CustomerForm.Phone), "correct-phone", Texts[nameof(CustomersTexts.Phone)]),
        (nameof(CustomerForm.Email), "correct-email", Texts[nameof(CustomersTexts.Email)]),
        (nameof(CorrectionForm.Company), "correct-company", Texts[nameof(CustomersTexts.Company)]),
        (nameof(CorrectionForm.Line1), "correct-line1", Texts[nameof(CustomersTexts.Line1)]),
        (nameof(CorrectionForm.Line2), "correct-line2", Texts[nameof(CustomersTexts.Line2)]),
        (nameof(CorrectionForm.PostalCode), "correct-postal-code", Texts[nameof(CustomersTexts.PostalCode)]),
        (nameof(CorrectionForm.City), "correct-city", Texts[nameof(CustomersTexts.City)]),
        (nameof(CorrectionForm.Country), "correct-country", Texts[nameof(CustomersTexts.Country)]),
        (nameof(CorrectionForm.Note), "correct-note", Texts[nameof(CustomersTexts.Note)]),
    ];

    // What another person has written into the fields that were typed in here.
    private List<(string Label, string Now)> Clashes =>
    [
        .. Fields.Where(asked => _typing is { } typing && typing.Clashes.Contains(asked.Field, StringComparer.Ordinal))
            .Select(asked => (asked.Label, $"{_opened[asked.Field] ?? _opened[nameof(CorrectionForm.Contact)]![asked.Field]}")),
    ];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Stripe is asked once, on the circuit and not during prerendering.
        if (RendererInfo.IsInteractive)
        {
            await ReadAsync();
        }
    }

    /// <inheritdoc/>
    protected override ImmutableDictionary<string, FieldProblem> Check() =>
        _form?.Check(Directory.Region) ?? ImmutableDictionary<string, FieldProblem>.Empty;

    /// <inheritdoc/>
    protected override Task GoOnAsync() => ActAsync(async () =>
    {
        if (PortalCustomerId.TryFrom(Id) is not { } id || _form is null || _asRead is null)
        {
            return null;
        }

        (_isOutdated, _found) = (false, null);
        var outcome = await Workflow.CorrectAsync(id, _form, _asRead, CancellationToken.None);
        switch (outcome)
        {
            case CorrectionOutcome.Kept:
                await (_typing?.ForgetAsync() ?? Task.CompletedTask);
                Navigation.NavigateTo(PageOfCustomer);
                return null;
            case CorrectionOutcome.Invalid { Problems: var problems }:
                _found = problems;
                Mistakes.Tell(problems);
                return null;
            case CorrectionOutcome.ChangedMeanwhile:
                await (_typing?.KeptAsync() ?? Task.CompletedTask);
                await ReadAsync();
                _isOutdated = true;
                return null;
            case CorrectionOutcome.NotAllowed:
                return ActingNotice.NotAllowed;
            default:
                return ActingNotice.Problem(Texts[SentenceOf(outcome)]);
        }
    });

    private static string SentenceOf(CorrectionOutcome outcome) => outcome switch
    {
        CorrectionOutcome.Gone => nameof(CustomersTexts.GoneAtStripe),
        CorrectionOutcome.NotFound => nameof(CustomersTexts.UnknownCustomer),
        CorrectionOutcome.NotAllowed => nameof(CustomersTexts.CorrectNotAllowed),
        CorrectionOutcome.Refused => nameof(CustomersTexts.CorrectRefused),
        CorrectionOutcome.Unknown => nameof(CustomersTexts.CorrectUnknown),
        _ => nameof(CustomersTexts.CorrectNotReachable),
    };

    private Task GiveUpAsync() => ActAsync(async () =>
    {
        await (_typing?.ForgetAsync() ?? Task.CompletedTask);
        Navigation.NavigateTo(PageOfCustomer);
        return null;
    });

    private async Task ReadAsync()
    {
        CorrectionOutcome outcome = PortalCustomerId.TryFrom(Id) is { } id
            ? await Workflow.ReadAsync(id, Gone)
            : new CorrectionOutcome.NotFound();
        _found = null;
        if (outcome is CorrectionOutcome.Read { Form: var form, AsRead: var asRead })
        {
            // The fields that were typed in are filled with that again; the others show what is there now.
            (_form, _asRead, _opened) = (form, asRead, FormFields.Write(form));
            StartOver();
        }
        else
        {
            (_form, _cannotRead) = (null, SentenceOf(outcome));
        }
    }
}
