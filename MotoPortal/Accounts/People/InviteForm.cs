using System.Collections.Immutable;
using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.People;

/// <summary>The form to invite a person. No field has a default.</summary>
public sealed class InviteForm
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The name shown to colleagues.</summary>
    public string Name { get; set; } = "";

    /// <summary>The e-mail address for sign-in.</summary>
    public string Email { get; set; } = "";

    /// <summary>The roles, by the names of <see cref="StaffRoles"/>.</summary>
    public ISet<string> Roles { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The language of the person's pages, a two-letter code; null until it is chosen.</summary>
    public string? Language { get; set; }

    /// <summary>The stores in which they work.</summary>
    public StoreChoice Stores { get; init; } = new();

    /// <summary>The stores of the new person: all for an administrator without a choice.</summary>
    public StoreScope StoresOrAll() => IsAdmin && Stores.ToScope().Equals(StoreScope.None) ? StoreScope.All : Stores.ToScope();

    private bool IsAdmin => Roles.Contains(StaffRoles.Admin);

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        Add(nameof(Name), FieldRules.Text(Name, NameLength, required: true));
        Add(nameof(Email), string.IsNullOrWhiteSpace(Email) ? FieldProblem.Required : FieldRules.Email(Email));
        Add(nameof(Roles), StaffRoles.All.Any(Roles.Contains) ? null : FieldProblem.Required);
        Add(nameof(Language), Language is "en" or "fr" ? null : FieldProblem.Required);
        Add(nameof(Stores), StoresOrAll().Equals(StoreScope.None) ? FieldProblem.Required : null);
        return problems.ToImmutable();

        void Add(string field, FieldProblem? problem)
        {
            if (problem is { } found)
            {
                problems.Add(field, found);
            }
        }
    }
}
