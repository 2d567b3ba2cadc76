using Microsoft.AspNetCore.Components;
using Mono.Cecil;
using Mono.Cecil.Cil;
using MotoPortal.Forms.Drafts;

namespace MotoPortal.Tests.Conventions;

/// <summary>
/// What is typed survives a reload on every form, read from the compiled components: from each page, dialog and layout down to the fields
/// that it draws, a <see cref="FormDraftPanel"/> is passed, or the component stands here with its reason.
/// </summary>
public sealed class KeptFormsTests
{
    private const string Credentials = "Passwords, codes and one-time links are not kept, and the rest is a line.";
    private const string Address = "What is looked for stands in the address of the page.";

    private static readonly Dictionary<string, string> NotKept = new(StringComparer.Ordinal)
    {
        ["FilterChoiceField"] = Address,
        ["FilterDayField"] = Address,
        ["FilterTextField"] = Address,
        ["FilterTickField"] = Address,
        ["ForgottenPage"] = Credentials,
        ["IdleLockPanel"] = Credentials,
        ["LanguageChoice"] = "The choice is made at once, and is kept as the person's setting.",
        ["LedgerFilterPanel"] = Address,
        ["ReportsPage"] = Address,
        ["PasskeyPage"] = Credentials,
        ["PasskeysPanel"] = Credentials,
        ["PasswordPage"] = Credentials,
        ["PersonPage"] = "The name is typed to confirm an erasure, and confirms it at that moment only.",
        ["SearchField"] = Address,
        ["SecondFactorPage"] = Credentials,
        ["SecondStepPage"] = Credentials,
        ["SetupPage"] = Credentials,
        ["SignInPage"] = Credentials,
        ["StartPanel"] = "The number of a printed form opens a page, and changes nothing.",
        ["StepUpPanel"] = Credentials,
        ["TermsVersionPage"] = Address,
        ["UnlockForm"] = Credentials,
    };

    private static readonly string[] Inputs = ["input", "select", "textarea"];
    private static readonly string[] InputComponents = ["MudTextField`1", "MudSelect`1", "MudCheckBox`1", "MudNumericField`1", "InputFile"];

    [Fact]
    public void Every_form_keeps_what_is_typed_or_says_why_not()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);
        var drawn = module.Types.Where(IsComponent).ToDictionary(type => type.FullName, Drawn.By, StringComparer.Ordinal);
        var inside = drawn.Values.SelectMany(component => component.Components).ToHashSet(StringComparer.Ordinal);
        var lost = new SortedSet<string>(StringComparer.Ordinal);
        var passed = new HashSet<string>(StringComparer.Ordinal);

        foreach (var root in drawn.Keys.Where(name => !inside.Contains(name)))
        {
            Walk(root, [], []);
        }

        lost.ShouldBeEmpty();
        NotKept.Keys.Except(passed, StringComparer.Ordinal).ShouldBeEmpty("these are named, and no field that is not kept is inside them");

        void Walk(string name, HashSet<string> seen, List<string> path)
        {
            var component = drawn[name];
            if (!seen.Add(name) || component.Components.Contains(typeof(FormDraftPanel).FullName!))
            {
                return;
            }

            path = [.. path, Short(name)];
            if (component.TakesTyping)
            {
                var named = path.Where(NotKept.ContainsKey).ToList();
                passed.UnionWith(named);
                if (named.Count > 0)
                {
                    // Named with its reason.
                }
                else
                {
                    lost.Add(string.Join(" > ", path));
                }
            }

            foreach (var inner in component.Components.Where(drawn.ContainsKey))
            {
                Walk(inner, seen, path);
            }
        }
    }

    [Fact]
    public void A_reason_is_given_once_for_each_component_and_each_is_a_sentence() =>
        NotKept.Values.ShouldAllBe(reason => reason.EndsWith('.') && reason.Length > 20);

    private static bool IsComponent(TypeDefinition type) =>
        !type.Namespace.StartsWith("MotoPortal.Simulator", StringComparison.Ordinal)
        && typeof(Program).Assembly.GetType(type.FullName) is { IsAbstract: false } component
        && typeof(IComponent).IsAssignableFrom(component);

    private static string Short(string name) => name.Split('.')[^1].Split('`')[0];

    /// <summary>What a component draws: other components, and fields of its own.</summary>
    private sealed record Drawn(IReadOnlySet<string> Components, bool TakesTyping)
    {
        public static Drawn By(TypeDefinition type)
        {
            var components = new HashSet<string>(StringComparer.Ordinal);
            var takesTyping = false;
            foreach (var instruction in WithNested(type).SelectMany(inner => inner.Methods).Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions))
            {
                switch (instruction.Operand)
                {
                    case GenericInstanceMethod { Name: "OpenComponent" } opens:
                        var opened = opens.GenericArguments[0].GetElementType();
                        components.Add(opened.FullName);
                        takesTyping |= InputComponents.Contains(opened.Name, StringComparer.Ordinal);
                        break;
                    case MethodReference { Name: "OpenElement" }
                        when instruction.Previous is { OpCode.Code: Code.Ldstr, Operand: string tag }:
                        takesTyping |= Inputs.Contains(tag, StringComparer.Ordinal);
                        break;
                    case MethodReference inferred when inferred.DeclaringType.Name == "TypeInference":
                        // A generic component whose type is inferred is opened by a method that the compiler writes.
                        components.UnionWith(OpenedBy(inferred));
                        break;
                    default:
                        break;
                }
            }

            return new Drawn(components, takesTyping);
        }

        private static IEnumerable<string> OpenedBy(MethodReference method) =>
            method.Resolve()?.Body?.Instructions.Select(instruction => instruction.Operand).OfType<GenericInstanceMethod>()
                .Where(called => called.Name == "OpenComponent")
                .Select(called => called.GenericArguments[0].GetElementType().FullName)
            ?? [];

        private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
            type.NestedTypes.SelectMany(WithNested).Prepend(type);
    }
}
