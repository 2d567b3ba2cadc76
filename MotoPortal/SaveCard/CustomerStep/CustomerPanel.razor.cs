using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using MotoPortal.Customers;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MudBlazor;

namespace MotoPortal.SaveCard.CustomerStep;

/// <summary>The first step: finds the customer, or makes a new one.</summary>
public partial class CustomerPanel
{
    // Stripe finds parts of a word from three letters on: https://docs.stripe.com/search#search-query-language
    private const int ShortestSearch = 3;

    private MudAutocomplete<CustomerView>? _input;
    private FieldProblem? _problem;
    private string? _failed;
    private bool _foundNobody;
    private bool _entersSearch = true;

    /// <summary>What was typed into the search, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required CustomerSearch Search { get; set; }

    /// <summary>What was typed about a new customer, kept by the page.</summary>
    [Parameter, EditorRequired]
    public required CustomerForm Form { get; set; }

    /// <summary>The region of telephone numbers without a country code.</summary>
    [Parameter, EditorRequired]
    public required string Region { get; set; }

    /// <summary>Finds customers.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task<CustomerSearchOutcome>> Find { get; set; }

    /// <summary>Whether an answer is awaited.</summary>
    [Parameter, EditorRequired]
    public bool Busy { get; set; }

    /// <summary>What the server found wrong with the new customer.</summary>
    [Parameter]
    public ImmutableDictionary<string, FieldProblem>? Problems { get; set; }

    /// <summary>Customers who look like the new one; empty when there are none.</summary>
    [Parameter]
    public ImmutableArray<CustomerView> Alike { get; set; } = [];

    /// <summary>The customer was chosen.</summary>
    [Parameter]
    public EventCallback<CustomerView> OnChoose { get; set; }

    /// <summary>A new customer is wanted; true when those who look alike were seen.</summary>
    [Parameter]
    public EventCallback<bool> OnCreate { get; set; }

    /// <summary>The clerk wants to look at the new customer's form again.</summary>
    [Parameter]
    public EventCallback OnForgetAlike { get; set; }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_entersSearch && _input is not null)
        {
            _entersSearch = false;
            await _input.FocusAsync();
        }
    }

    private static string NameOf(CustomerView? customer) => customer?.Name ?? "";

    private async Task<IEnumerable<CustomerView>> SearchAsync(string? text, CancellationToken cancellationToken)
    {
        (_problem, _failed, _foundNobody) = (null, null, false);
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var outcome = await Find(text.Trim(), cancellationToken);
        (IEnumerable<CustomerView> found, _problem, _failed) = outcome switch
        {
            CustomerSearchOutcome.Found some => (some.Customers, (FieldProblem?)null, (string?)null),
            CustomerSearchOutcome.HoldsCardNumber => ([], FieldProblem.HoldsCardNumber, null),
            CustomerSearchOutcome.NotReachable => ([], null, nameof(SaveCardTexts.CustomerNotReachable)),
            CustomerSearchOutcome.KeyRefused => ([], null, nameof(SaveCardTexts.CustomerKeyRefused)),
            _ => throw new UnreachableException(),
        };
        _foundNobody = outcome is CustomerSearchOutcome.Found { Customers.IsEmpty: true };
        StateHasChanged();
        return found;
    }

    private void Typed(string? text)
    {
        Search.Text = text;
        if (text is null || text.Length < ShortestSearch)
        {
            (_problem, _failed, _foundNobody) = (null, null, false);
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
