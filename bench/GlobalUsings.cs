global using System.Diagnostics;
global using MotoPortal.Tests.Support;
global using Shouldly;
