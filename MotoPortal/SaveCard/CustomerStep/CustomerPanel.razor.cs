using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Forms.Drafts;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MudBlazor;

namespace MotoPortal.SaveCard.CustomerStep;

/// <summary>The customer step: finds a customer or creates one.</summary>
public partial class CustomerPanel
{
    private MudAutocomplete<CustomerView>? _input;
    private FieldProblem? _problem;
    private string? _failed;
    private bool _foundNobody;
    private string? _said;
    private bool _entersSearch = true;

    /// <summary>The search, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required CustomerSearch Search { get; set; }

    /// <summary>The new customer's details, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required CustomerForm Form { get; set; }

    /// <summary>The default region of telephone numbers without a country code.</summary>
    [Parameter, EditorRequired]
    public required string Region { get; set; }

    /// <summary>Searches customers.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task<CustomerSearchOutcome>> Find { get; set; }

    /// <summary>Whether a call is under way; buttons are disabled meanwhile.</summary>
    [Parameter, EditorRequired]
    public bool Busy { get; set; }

    /// <summary>Problems that the server found in the new customer; null for none.</summary>
    [Parameter]
    public ImmutableDictionary<string, FieldProblem>? Problems { get; set; }

    /// <summary>Existing customers with the same details; empty for none.</summary>
    [Parameter]
    public ImmutableArray<CustomerView> Alike { get; set; } = [];

    /// <summary>Raised with the customer that was chosen.</summary>
    [Parameter]
    public EventCallback<CustomerView> OnChoose { get; set; }

    /// <summary>Raised to create a customer; true when the clerk has seen the similar customers.</summary>
    [Parameter]
    public EventCallback<bool> OnCreate { get; set; }

    /// <summary>Raised to return from the similar customers to the form.</summary>
    [Parameter]
    public EventCallback OnForgetAlike { get; set; }

    [CascadingParameter]
    private FormDraftPanel? KeptBy { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        KeptBy?.Keep();
        if (_entersSearch && !Busy && _input is not null)
        {
            _entersSearch = false;
            await _input.FocusAsync();
        }
    }

    private static string NameOf(CustomerView? customer) => customer?.Name ?? "";

    private async Task<IEnumerable<CustomerView>> SearchAsync(string? text, CancellationToken cancellationToken)
    {
        (_problem, _failed, _foundNobody, _said) = (null, null, false, null);
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var outcome = await Find(text.Trim(), cancellationToken);
        (IEnumerable<CustomerView> found, _problem, _failed) = outcome switch
        {
            CustomerSearchOutcome.Found some => (some.Customers, (FieldProblem?)null, (string?)null),
            CustomerSearchOutcome.NotSearched => ([], null, null),
            CustomerSearchOutcome.HoldsCardNumber => ([], FieldProblem.HoldsCardNumber, null),
            CustomerSearchOutcome.NotReachable => ([], null, nameof(SaveCardTexts.CustomerNotReachable)),
            CustomerSearchOutcome.KeyRefused => ([], null, nameof(SaveCardTexts.CustomerKeyRefused)),
            CustomerSearchOutcome.TooMany => ([], null, nameof(SaveCardTexts.CustomerTooManySearches)),
            CustomerSearchOutcome.NotAllowed => ([], null, nameof(SaveCardTexts.CustomerSearchNotAllowed)),
            _ => throw new UnreachableException(),
        };
        _foundNobody = outcome is CustomerSearchOutcome.Found { Customers.IsEmpty: true };
        _said = outcome switch
        {
            CustomerSearchOutcome.NotSearched => Texts[nameof(SaveCardTexts.CustomerNotSearched)].Value,
            CustomerSearchOutcome.Found { Customers.IsEmpty: true, OnlyNewest: { } newest } =>
                Texts[nameof(SaveCardTexts.CustomerOnlyNewest), newest].Value,
            CustomerSearchOutcome.Found { Customers.IsEmpty: true } => Texts[nameof(SaveCardTexts.CustomerNobody)].Value,
            CustomerSearchOutcome.Found { HasMore: true, Customers.Length: var shown } =>
                Texts[nameof(SaveCardTexts.CustomerHasMore), shown].Value,
            _ => null,
        };
        StateHasChanged();
        return found;
    }

    private void Typed(string? text)
    {
        Search.Text = string.IsNullOrEmpty(text) ? null : text;
        if (string.IsNullOrWhiteSpace(text))
        {
            (_problem, _failed, _foundNobody, _said) = (null, null, false, null);
        }
    }

    private Task ChosenAsync(CustomerView? customer) => customer is null ? Task.CompletedTask : OnChoose.InvokeAsync(customer);

    private void MakeNew()
    {
        Search.CarryInto(Form);
        Search.IsNew = true;
    }

    private void SearchAgain()
    {
        Search.IsNew = false;
        _entersSearch = true;
    }
}
