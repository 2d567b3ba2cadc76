using System.Reflection;
using Microsoft.Extensions.Logging;
using MotoPortal.Data;

namespace MotoPortal.Tests.Conventions;

/// <summary>Every log event has a unique event id.</summary>
public sealed class LogEventTests
{
    [Fact]
    public void Each_log_event_has_an_id_of_its_own()
    {
        const BindingFlags Everything =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var events = typeof(PortalDb).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Everything))
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(each => each.Attribute is not null)
            .Select(each => (each.Attribute!.EventId, Name: $"{each.Method.DeclaringType!.FullName}.{each.Method.Name}"))
            .ToList();

        events.Count.ShouldBeGreaterThan(40);
        events.ShouldAllBe(each => each.EventId > 0);
        events.GroupBy(each => each.EventId, each => each.Name)
            .Where(sharing => sharing.Count() > 1)
            .Select(sharing => $"{sharing.Key}: {string.Join(", ", sharing)}")
            .ShouldBeEmpty();
    }
}
