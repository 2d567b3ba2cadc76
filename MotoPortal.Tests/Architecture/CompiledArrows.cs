using System.Collections.Concurrent;
using Mono.Cecil;

namespace MotoPortal.Tests.Architecture;

/// <summary>One type that uses another, in the compiled code.</summary>
/// <param name="Room">The room of the using type; empty for types above all rooms.</param>
/// <param name="User">Full name of the using type (the outermost one, if nested).</param>
/// <param name="Used">Full name of the used type (the outermost one, if nested).</param>
/// <param name="UsedRoom">The room of the used type; null when it comes from another assembly.</param>
/// <param name="Library">The assembly of the used type.</param>
internal sealed record Arrow(string Room, string User, string? UsedRoom, string Used, string Library)
{
    /// <summary>The inner room of the using type; empty at the room's root.</summary>
    public string InnerRoom => InnerRoomOf(User);

    /// <summary>The inner room of the used type; empty at the room's root.</summary>
    public string UsedInnerRoom => InnerRoomOf(Used);

    private static string InnerRoomOf(string type) => type.Split('.') is [_, _, var inner, _, ..] ? inner : "";
}

/// <summary>
/// Reads every use of a type from a compiled assembly: base types, interfaces, fields, properties, events, signatures, local variables,
/// instructions, caught exceptions, generic arguments and constraints, attributes with their type arguments; also in nested types and in
/// what the compiler generates from lambdas, iterators and async methods. The source alone would miss fully qualified names.
/// </summary>
internal sealed class CompiledArrows
{
    private static readonly ConcurrentDictionary<(string, string), Lazy<IReadOnlyCollection<Arrow>>> Found = new();

    private readonly string _root;
    private readonly HashSet<Arrow> _arrows = [];
    private readonly ModuleDefinition _module;

    private CompiledArrows(ModuleDefinition module, string root)
    {
        _module = module;
        _root = root;
    }

    /// <summary>All uses by types below the root namespace, and by those without a namespace; read once for all tests.</summary>
    public static IReadOnlyCollection<Arrow> Of(string assemblyPath, string root) =>
        Found.GetOrAdd((assemblyPath, root), _ => new(() => Read(assemblyPath, root))).Value;

    private static HashSet<Arrow> Read(string assemblyPath, string root)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        var reading = new CompiledArrows(module, root);
        foreach (var type in module.Types)
        {
            if (reading.RoomOf(type) is { } room)
            {
                reading.ReadType(type, room, type.FullName);
            }
        }

        return reading._arrows;
    }

    /// <summary>The methods of other types that each type calls, by outermost calling type.</summary>
    public static IEnumerable<(string Caller, MethodReference Called)> CallsIn(ModuleDefinition module) =>
        from type in module.Types
        from inner in WithNested(type)
        from method in inner.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let called = instruction.Operand as MethodReference
        where called is not null
        select (type.FullName, called);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    /// <summary>
    /// The first name below the root; empty for the root itself and for top-level statements; null for foreign namespaces.
    /// </summary>
    private string? RoomOf(TypeReference type)
    {
        var name = Outermost(type).Namespace;
        if (name.Length == 0 || string.Equals(name, _root, StringComparison.Ordinal))
        {
            return "";
        }

        return name.StartsWith(_root + ".", StringComparison.Ordinal) ? name[(_root.Length + 1)..].Split('.')[0] : null;
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private void ReadType(TypeDefinition type, string room, string user)
    {
        void Use(TypeReference? used) => Note(used, room, user);

        Use(type.BaseType);
        Attributes(type, Use);
        Generics(type, Use);
        foreach (var implemented in type.Interfaces)
        {
            Use(implemented.InterfaceType);
        }

        foreach (var field in type.Fields)
        {
            Use(field.FieldType);
            Attributes(field, Use);
        }

        foreach (var property in type.Properties)
        {
            Use(property.PropertyType);
            Attributes(property, Use);
        }

        foreach (var happening in type.Events)
        {
            Use(happening.EventType);
            Attributes(happening, Use);
        }

        foreach (var method in type.Methods)
        {
            ReadMethod(method, Use);
        }

        foreach (var nested in type.NestedTypes)
        {
            ReadType(nested, room, user);
        }
    }

    private static void ReadMethod(MethodDefinition method, Action<TypeReference?> use)
    {
        use(method.ReturnType);
        Attributes(method, use);
        Generics(method, use);
        foreach (var parameter in method.Parameters)
        {
            use(parameter.ParameterType);
            Attributes(parameter, use);
        }

        if (!method.HasBody)
        {
            return;
        }

        foreach (var local in method.Body.Variables)
        {
            use(local.VariableType);
        }

        foreach (var caught in method.Body.ExceptionHandlers)
        {
            use(caught.CatchType);
        }

        foreach (var instruction in method.Body.Instructions)
        {
            switch (instruction.Operand)
            {
                case TypeReference type:
                    use(type);
                    break;
                case FieldReference field:
                    use(field.DeclaringType);
                    use(field.FieldType);
                    break;
                case MethodReference called:
                    ReadCall(called, use);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReadCall(MethodReference called, Action<TypeReference?> use)
    {
        use(called.DeclaringType);
        use(called.ReturnType);
        foreach (var parameter in called.Parameters)
        {
            use(parameter.ParameterType);
        }

        if (called is GenericInstanceMethod generic)
        {
            foreach (var argument in generic.GenericArguments)
            {
                use(argument);
            }
        }
    }

    private static void Generics(IGenericParameterProvider provider, Action<TypeReference?> use)
    {
        foreach (var constraint in provider.GenericParameters.SelectMany(parameter => parameter.Constraints))
        {
            use(constraint.ConstraintType);
        }
    }

    private static void Attributes(ICustomAttributeProvider provider, Action<TypeReference?> use)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            use(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Fields.Select(named => named.Argument))
                .Concat(attribute.Properties.Select(named => named.Argument)))
            {
                use(argument.Type);
                use(argument.Value as TypeReference);
            }
        }
    }

    private void Note(TypeReference? used, string room, string user)
    {
        switch (used)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                {
                    Note(argument, room, user);
                }

                Note(generic.ElementType, room, user);
                return;
            case IModifierType modified:
                Note(modified.ModifierType, room, user);
                Note(modified.ElementType, room, user);
                return;
            case TypeSpecification wrapped:
                Note(wrapped.ElementType, room, user);
                return;
            default:
                break;
        }

        var outermost = Outermost(used);
        var own = outermost.Scope is ModuleDefinition;
        _arrows.Add(new Arrow(
            room, user, own ? RoomOf(outermost) : null, outermost.FullName, own ? _module.Assembly.Name.Name : outermost.Scope.Name));
    }
}
