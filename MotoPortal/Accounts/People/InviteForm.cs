using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.People;

/// <summary>What is typed and chosen to invite a person. Nothing is chosen ahead.</summary>
public sealed class InviteForm
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The name that colleagues will read.</summary>
    public string Name { get; set; } = "";

    /// <summary>The address with which the person will sign in.</summary>
    public string Email { get; set; } = "";

    /// <summary>The roles, by the names of <see cref="StaffRoles"/>.</summary>
    public ISet<string> Roles { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The language of the person's pages, two letters; null while none is chosen.</summary>
    public string? Language { get; set; }

    /// <summary>What is wrong with it, by field; empty when the person can be invited.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        Add(nameof(Name), FieldRules.Text(Name, NameLength, required: true));
        Add(nameof(Email), string.IsNullOrWhiteSpace(Email) ? FieldProblem.Required : FieldRules.Email(Email));
        Add(nameof(Roles), StaffRoles.All.Any(Roles.Contains) ? null : FieldProblem.Required);
        Add(nameof(Language), Language is "en" or "fr" ? null : FieldProblem.Required);
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
