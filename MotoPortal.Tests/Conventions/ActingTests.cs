using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Components;
using MotoPortal.Accounts.Roles;
using MotoPortal.Forms.Acting;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>
/// A component in which a person asks for something: one shape for busy, refusal, what is told and what breaks, and buttons that are hidden
/// by the roles that the workflow behind them asks for. What a component calls is read from its source.
/// </summary>
public sealed partial class ActingTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly Dictionary<string, string> Sources = Repository.Files("MotoPortal", ".razor", ".cs")
        .GroupBy(path => Path.GetFileName(path).Split('.')[0], StringComparer.Ordinal)
        .ToDictionary(files => files.Key, files => string.Concat(files.Select(File.ReadAllText)), StringComparer.Ordinal);

    // Each only reads by its workflow, or has a shape of its own.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["AttentionPanel"] = "counts when it opens",
        ["OlderTermsPanel"] = "counts when it opens",
        ["PasswordPage"] = "a posted form without a circuit",
        ["ReportsPage"] = "reads one report after another, and begins anew when the period changes",
        ["SetupPage"] = "a posted form without a circuit",
        ["SignInPage"] = "a posted form without a circuit",
        ["SecondStepPage"] = "a posted form without a circuit",
        ["SignedFormField"] = "an upload, which shows how far it is and can be given up while it is under way",
    };

    // Shown to the person who asked for the charge, whatever their role.
    private static readonly string[] ByPerson =
        ["ApprovalPanel: ChargeWorkflow.ApproveBesideAsync", "ApprovalPanel: ChargeWorkflow.GiveUpAsync"];

    private readonly PermissionTable _table = PermissionTable.Read();

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public void A_component_with_a_workflow_acts_in_the_one_shape()
    {
        var found = Components().Where(component => WorkflowsOf(component).Any()).ToList();

        found.Where(component => !component.IsAssignableTo(typeof(ActingComponent)))
            .Select(component => component.Name)
            .ShouldBe(Others.Keys, ignoreOrder: true);
        found.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void What_came_of_it_is_told_on_the_screen()
    {
        Components()
            .Where(component => component.IsAssignableTo(typeof(ActingComponent)))
            .Where(component => SourceOf(component).Contains("ActAsync(", StringComparison.Ordinal)
                && !SourceOf(component).Contains(" Notice=\"Notice\"", StringComparison.Ordinal))
            .Select(component => component.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_button_is_shown_to_the_roles_whom_its_workflow_lets_and_to_no_other()
    {
        var rolesOf = RolesByPolicy();
        var wrong =
            from component in Components()
            where component.IsAssignableTo(typeof(ActingComponent))
            from call in CallsOf(component)
            let lets = StaffRoles.All.Where(role => _table.Lets(call, role)).ToHashSet(StringComparer.Ordinal)
            let gates = GatesOf(NameOf(component), [])
            where !gates.Any(gate => rolesOf[gate].SetEquals(lets))
            select $"{component.Name}: {call}";

        wrong.Distinct(StringComparer.Ordinal).ShouldBe(ByPerson, ignoreOrder: true);
    }

    private static IEnumerable<Type> Components() =>
        typeof(ActingComponent).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ComponentBase)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> WorkflowsOf(Type component) =>
        component.GetProperties(Own).Where(property => WorkflowMethods.Types().Contains(property.PropertyType)
            && property.PropertyType.Name.EndsWith("Workflow", StringComparison.Ordinal));

    private static string SourceOf(Type component) => Sources[NameOf(component)];

    // Without the number of type parameters.
    private static string NameOf(Type component) => component.Name.Split('`')[0];

    private static IEnumerable<string> CallsOf(Type component) =>
        from property in WorkflowsOf(component)
        from Match call in Regex.Matches(
            SourceOf(component), $@"(?<![\w.]){property.Name}\.(\w+Async)\b", RegexOptions.None, TimeSpan.FromSeconds(1))
        select $"{property.PropertyType.Name}.{call.Groups[1].Value}";

    // The policies named where the component is drawn: in itself, else in what draws or opens it.
    private static IEnumerable<string> GatesOf(string name, HashSet<string> seen)
    {
        if (!seen.Add(name))
        {
            return [];
        }

        var own = Gate().Matches(Sources[name]).Select(gate => gate.Groups["policy"].Value).ToList();
        return own.Count > 0
            ? own
            : Sources.Where(source => source.Value.Contains($"<{name} ", StringComparison.Ordinal)
                    || source.Value.Contains($"<{name}>", StringComparison.Ordinal))
                .SelectMany(source => GatesOf(source.Key, seen));
    }

    private static Dictionary<string, HashSet<string>> RolesByPolicy()
    {
        var options = new AuthorizationOptions();
        Policies.Define(options);
        return typeof(Policies).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && options.GetPolicy(field.Name) is not null)
            .ToDictionary(
                field => field.Name,
                field => options.GetPolicy(field.Name)!.Requirements.OfType<RolesAuthorizationRequirement>()
                    .SelectMany(requirement => requirement.AllowedRoles)
                    .Where(StaffRoles.All.Contains)
                    .ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\bPolicies\.(?<policy>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gate();
}
