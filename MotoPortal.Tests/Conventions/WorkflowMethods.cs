using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Acting;
using MotoPortal.Data;

namespace MotoPortal.Tests.Conventions;

/// <summary>
/// The workflows of the portal and other services that ask for the acting person, with the methods that can be called from outside.
/// </summary>
internal static class WorkflowMethods
{
    // The prefixes of Stripe's ids; the portal's own ids are created by their type.
    private static readonly string[] Prefixes = ["cus_", "pm_", "tmr_", "tml_", "pi_", "seti_", "setatt_", "ch_", "re_", "dp_", "du_"];

    /// <summary>Every workflow, and every service that takes an <see cref="ActingPerson"/>.</summary>
    public static IEnumerable<Type> Types() =>
        typeof(ActingPerson).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false }
                && (type.Name.EndsWith("Workflow", StringComparison.Ordinal) || AsksWhoActs(type)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Whether a service gets the acting person from its scope.</summary>
    public static bool AsksWhoActs(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(ActingPerson)));

    /// <summary>The methods of a workflow that other types can call, including internal ones.</summary>
    public static IEnumerable<MethodInfo> Of(Type workflow) =>
        workflow.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => (method.IsPublic || method.IsAssembly) && !method.IsSpecialName)
            .Where(method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Where(method => method.GetBaseDefinition().DeclaringType != typeof(object));

    /// <summary>The name of a method in the table; overloads share a line.</summary>
    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>Calls a method with arguments that lead nowhere, and returns whether it was refused.</summary>
    /// <returns>True for an outcome named NotAllowed. A call that fails later was allowed.</returns>
    public static async Task<bool> IsRefusedAsync(MethodInfo method, object workflow, IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        try
        {
            var answer = method.Invoke(workflow, [.. method.GetParameters().Select(parameter => ArgumentFor(parameter.ParameterType, db))]);
            if (answer is not Task task)
            {
                return IsRefusal(answer);
            }

            await task;
            return IsRefusal(task.GetType().GetProperty("Result")?.GetValue(task));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static bool IsRefusal(object? answer) =>
        answer is not null && (answer.GetType().Name is "NotAllowed" || (answer is Enum && answer.ToString() is "NotAllowed"));

    private static object? ArgumentFor(Type type, PortalDb db)
    {
        if (type == typeof(string))
        {
            return "x";
        }

        if (type == typeof(CancellationToken))
        {
            return CancellationToken.None;
        }

        if (type == typeof(AtomicScope))
        {
            return new AtomicScope(db);
        }

        if (type == typeof(Stream))
        {
            return Stream.Null;
        }

        if (type.IsValueType)
        {
            return IdOf(type) ?? Activator.CreateInstance(type);
        }

        return type.IsInterface || type.IsAbstract || typeof(Delegate).IsAssignableFrom(type) ? null
            : type.GetConstructor(Type.EmptyTypes) is { } empty ? empty.Invoke(null)
            : RuntimeHelpers.GetUninitializedObject(type);
    }

    private static object? IdOf(Type type)
    {
        if (type.GetMethod("Create", [typeof(DateTimeOffset)]) is { } create)
        {
            return create.Invoke(null, [DateTimeOffset.UnixEpoch]);
        }

        foreach (var prefix in type.GetMethod("From", [typeof(string)]) is null ? [] : Prefixes)
        {
            try
            {
                return type.GetMethod("From", [typeof(string)])!.Invoke(null, [$"{prefix}of_no_row"]);
            }
            catch (TargetInvocationException exception) when (exception.InnerException is FormatException)
            {
                // Another kind of id has this prefix.
            }
        }

        return null;
    }
}
