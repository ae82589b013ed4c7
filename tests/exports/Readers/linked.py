"""Reads an export of linked data with rdflib and prints what it finds as JSON: linked.py web-annotation|prov FILE."""
import json
import sys

from rdflib import Graph, Namespace
from rdflib.namespace import RDF

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
PROV = Namespace("http://www.w3.org/ns/prov#")

# What the terms that we use mean, as the Web Annotation Vocabulary has them: the context that the file names is not fetched.
IRI = {"body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector", "state": "oa:hasState",
       "generator": "as:generator", "via": "oa:via", "first": "as:first"}
PLAIN = {"exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start", "end": "oa:end", "value": "rdf:value",
         "format": "dc:format", "language": "dc:language", "sourceDate": "oa:sourceDate", "generated": "dcterms:issued", "name": "foaf:name",
         "label": "rdfs:label", "total": "as:totalItems", "startIndex": "as:startIndex"}
ANNOTATION_CONTEXT = {
    "oa": str(OA), "as": str(AS), "rdf": str(RDF), "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource", "TimeState": "oa:TimeState",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector", "Text": "http://purl.org/dc/dcmitype/Text",
    "Software": "as:Application", "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    **{word: "oa:" + word for word in ("describing", "identifying", "classifying", "tagging", "linking")},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    **{word: {"@id": term, "@type": "@id"} for word, term in IRI.items()}, **PLAIN,
}


def annotations(document):
    document["@context"] = ANNOTATION_CONTEXT
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    targets = set(graph.objects(None, OA.hasTarget))
    whole_targets = {target for target in targets if is_whole(graph, target)}
    all_annotations = set(graph.subjects(RDF.type, OA.Annotation))
    whole = [one for one in all_annotations
             if graph.value(one, OA.motivatedBy) and graph.value(one, OA.hasBody) and set(graph.objects(one, OA.hasTarget)) <= whole_targets]
    return {"annotations": len(all_annotations), "whole": len(whole), "targets": len(targets), "wholeTargets": len(whole_targets)}


def is_whole(graph, target):
    """Whether a target has a source, the words there and their place."""
    selectors = {graph.value(selector, RDF.type): selector for selector in graph.objects(target, OA.hasSelector)}
    quote, place = selectors.get(OA.TextQuoteSelector), selectors.get(OA.TextPositionSelector)
    return (graph.value(target, OA.hasSource) is not None and quote is not None and place is not None and graph.value(quote, OA.exact) is not None
            and graph.value(place, OA.end).toPython() - graph.value(place, OA.start).toPython() == len(graph.value(quote, OA.exact)))


def provenance(document):
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    reached = [statement for statement, origin in graph.subject_objects(PROV.hadPrimarySource)
               if origin in graph.transitive_objects(statement, PROV.wasQuotedFrom)]
    read = [statement for statement, reading in graph.subject_objects(PROV.wasGeneratedBy)
            if (reading, RDF.type, PROV.Activity) in graph and graph.value(reading, PROV.used) == graph.value(statement, PROV.wasDerivedFrom)
            and (graph.value(reading, PROV.wasAssociatedWith), RDF.type, PROV.SoftwareAgent) in graph]
    return {"statements": len(set(graph.subjects(PROV.wasGeneratedBy, None))), "read": len(read), "reached": len(reached),
            "revisionsOf": [str(before) for before in graph.objects(None, PROV.wasRevisionOf)]}


with open(sys.argv[2], encoding="utf-8") as file:
    content = json.load(file)
print(json.dumps((annotations if sys.argv[1] == "web-annotation" else provenance)(content)))
